import { SystemError } from "../errors.ts";
import { waitpidSync, type WaitResult, WNOHANG } from "../system/wait.ts";

/**
 * Takes every child that has ended off the system's list, without waiting: what a handler of SIGCHLD
 * does.
 *
 * Several ends may come as one signal, so it looks until there is none. `join()` of a `Process` still
 * tells the exit code of a child that was taken here; `status` of a `Deno.Command` does not.
 *
 * @returns How each one ended, in no stated order.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { onSignal, pause, reapChildren } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * const codes: (number | null)[] = [];
 * using _handler = onSignal("SIGCHLD", () => {
 *   codes.push(...reapChildren().map((end) => end.exitCode));
 * });
 * const child = new Deno.Command("sh", { args: ["-c", "exit 3"] }).spawn();
 * child.status.catch(() => {}); // the handler takes it
 * while (codes.length === 0) await pause();
 * assertEquals(codes, [3]);
 * ```
 */
export function reapChildren(): WaitResult[] {
  const ends: WaitResult[] = [];
  try {
    for (;;) {
      const end = waitpidSync(-1, WNOHANG);
      if (end.pid === 0) return ends;
      ends.push(end);
    }
  } catch (error) {
    if (error instanceof SystemError && error.code === "ECHILD") return ends;
    throw error;
  }
}
