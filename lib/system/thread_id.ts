import { libc } from "./libc.ts";
import { readProc } from "./process_status.ts";

/**
 * The number by which the system knows this thread: the pid on the main thread.
 *
 * @throws {UnsupportedError} without a C library or `--allow-ffi`.
 */
export function gettid(): number {
  const { gettid, getpid } = libc("name this thread");
  return gettid?.() ?? getpid();
}

/**
 * Whether a process or thread has not ended; a zombie has.
 *
 * @param id A pid or what `gettid()` gave, in this process or another.
 */
export function isRunning(id: number): boolean {
  const stat = readProc(`${id}/stat`);
  if (stat === null) return false;
  const state = stat[stat.lastIndexOf(")") + 2];
  return state !== "Z" && state !== "X";
}
