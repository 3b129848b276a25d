// What the child was told to end with need not be what it ended with.

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
  process.start();
  await process.join();
  return code;
}
