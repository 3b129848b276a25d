// You will see: of two equal loops on one processor, the nicer one gets much less of it.
import type { Demo } from "../../../course/kit.ts";
import {
  fork,
  getAffinity,
  getPriority,
  kill,
  processStatus,
  setAffinity,
  setPriority,
  waitpidSync,
} from "interleave/system";
import { claim, mark, say } from "interleave/timeline";
import { until } from "interleave/evidence";

/** How much processor time the two share, in milliseconds. */
const SHARED_MS = 800;

export const demo: Demo = {
  title: "two equal loops, one of them nice",
  shows: ["B10"],
  needs: ["fork"],

  run(): void {
    const processor = getAffinity().at(-1)!;
    const normal = getPriority();
    const nicer = normal + 10;
    if (nicer > 19) return say(`I run with nice ${normal}: there is no 10 more than that`);
    say(`two loops share processor ${processor}`);

    const pids = [normal, nicer].map((nice) => fork(() => count(processor, nice)));
    until(`${SHARED_MS} ms of processor time`, () => {
      const used = pids.map((pid) => processStatus(pid)!).map((it) => it.userMs + it.systemMs);
      return used[0]! + used[1]! >= SHARED_MS;
    });
    for (const pid of pids) kill(pid, "SIGKILL");

    // What a child has used, to the microsecond, comes with its end.
    const times = pids.map((pid) => {
      const { userMs, systemMs } = waitpidSync(pid).usage;
      return userMs + systemMs;
    });
    const [first, second] = times.map((ms) => ms / (times[0]! + times[1]!)) as [number, number];
    show(normal, first);
    show(nicer, second);
    claim("the nicer one got less than a third of the processor", second < 1 / 3, second);
  },
};

/** The same work for both, on the same processor. Ends with SIGKILL. */
function count(processor: number, nice: number): void {
  setAffinity([processor]);
  setPriority(nice);
  for (let piece = 1; piece < 10_000; piece++) {
    for (let i = 0; i < 10_000_000; i++);
    mark(`piece ${piece}`);
  }
}

function show(nice: number, share: number): void {
  const bar = "█".repeat(Math.round(share * 30)).padEnd(30, "░");
  console.log(`nice ${String(nice).padStart(3)}  ${bar} ${(share * 100).toFixed(1).padStart(5)} %`);
}

if (import.meta.main) await demo.run();
