// Waits at the sentinel, with the thread blocked before: another way, and right as well.
import { exit, Process } from "interleave/processes";
import { getpid, getppid } from "interleave/system";

export function work(note: string, code: number): void {
  Deno.writeTextFileSync(note, `${getpid()} ${getppid()}`);
  exit(code);
}

export function runWork(note: string, code: number): Promise<number | null> {
  const child = new Process({ module: import.meta.url, target: work, args: [note, code] });
  child.start();
  child.joinSync();
  return child.sentinel.wait().then(() => child.exitCode);
}
