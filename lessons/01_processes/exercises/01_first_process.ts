/**
 * First process
 *
 * Have `work()` done by a process of its own: start it, wait until it has ended, and return its exit
 * code.
 *
 *     await runWork("note.txt", 7)   // 7, and note.txt says who did it: "4712 4711"
 *
 * Here, nothing of `work()` may run in the process that calls `runWork()`.
 */
import { exit, Process } from "interleave/processes";
import { getpid, getppid } from "interleave/system";

/** What the child does: it notes down its pid and its parent's, and ends with `code`. */
export function work(note: string, code: number): void {
  Deno.writeTextFileSync(note, `${getpid()} ${getppid()}`);
  exit(code);
}

/** Has `work(note, code)` done by another process, and returns that one's exit code. */
export async function runWork(note: string, code: number): Promise<number | null> {
  await using process = new Process({ module: import.meta.url, target: work, args: [note, code] });
  // TODO: start the process
  // TODO: wait until it has ended
  return process.exitCode;
}

if (import.meta.main) console.log(await runWork("note.txt", 7));
