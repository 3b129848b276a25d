// A call is no process: work() runs in the caller.

import { exit, SystemExit } from "interleave/processes";
import { getpid, getppid } from "interleave/system";

/** What the child does: it notes down its pid and its parent's, and ends with `code`. */
export function work(note: string, code: number): void {
  Deno.writeTextFileSync(note, `${getpid()} ${getppid()}`);
  exit(code);
}

/** Has `work(note, code)` done by another process, and returns that one's exit code. */
export function runWork(note: string, code: number): Promise<number | null> {
  try {
    work(note, code);
    return Promise.resolve(0);
  } catch (error) {
    return Promise.resolve(error instanceof SystemExit ? Number(error.status) : 1);
  }
}
