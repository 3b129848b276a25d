import { until } from "interleave/evidence";
import { processStatus } from "interleave/system";

/** So many looks in a row, a millisecond apart, have to find a process asleep. */
const LOOKS = 50;

/** Waits until a process sleeps, and not just for a moment. */
export function untilAsleep(pid: number): void {
  let looks = 0;
  until(`process ${pid} to sleep`, () => {
    looks = processStatus(pid)?.state === "S" ? looks + 1 : 0;
    return looks === LOOKS;
  });
}
