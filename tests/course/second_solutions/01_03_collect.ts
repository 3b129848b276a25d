// Blocks the thread in each wait, and fills the places of the reports one by one.
import { exit, Process } from "interleave/processes";
import { getpid, kill, signalName } from "interleave/system";

export interface Job {
  readonly door: string;
  readonly end: number;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: Deno.Signal | null;
}

export function work({ door, end }: Job): void {
  using file = Deno.openSync(door);
  file.lockSync();
  if (end < 0) kill(getpid(), -end);
  else exit(end);
}

export function collect(jobs: readonly Job[]): Promise<Ending[]> {
  const children: Process<typeof work>[] = [];
  for (const job of jobs) {
    const child = new Process({ module: import.meta.url, target: work, args: [job] });
    child.start();
    children.push(child);
  }
  const endings: Ending[] = [];
  for (const [n, child] of children.entries()) {
    child.joinSync();
    const end = child.exitCode ?? 0;
    endings[n] = end < 0 ? { code: null, signal: signalName(-end) } : { code: end, signal: null };
  }
  return Promise.resolve(endings);
}
