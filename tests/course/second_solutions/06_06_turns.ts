// Looks at the state letters in place of waiting for the stops.
import { kill, processStatus } from "interleave/system";

export function takeTurns(
  pids: readonly number[],
  rounds: number,
  turn: (pid: number) => void,
): void {
  const stopAll = (): void => {
    for (const pid of pids) kill(pid, "SIGSTOP");
    while (!pids.every((pid) => processStatus(pid)?.state === "T"));
  };
  stopAll();
  for (let i = 0; i < rounds * pids.length; i++) {
    const pid = pids[i % pids.length]!;
    kill(pid, "SIGCONT");
    turn(pid);
    stopAll();
  }
  for (const pid of pids) kill(pid, "SIGCONT");
}
