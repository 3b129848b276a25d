/**
 * Reaper
 *
 * SIGCHLD comes when a child has ended. With a handler for it, a program can reap its children and has
 * not to wait for any:
 *
 * - Each child that ends is reaped, as soon as the program has time for its handlers, and `onEnd` is
 *   called for it, once.
 * - Signals are not counted: several children may have ended when the handler is called.
 * - Children that still run hold nobody up.
 * - When the reaper is disposed, what was set for SIGCHLD before is set again.
 *
 *     using _reaper = startReaper((pid, exitCode) => console.log(pid, exitCode));
 *
 * `waitpidSync(-1, WNOHANG)` takes any child that has ended; its `pid` is 0 if none has, and it throws
 * a `SystemError` with the code `ECHILD` if there is no child at all.
 */
import { onSignal } from "interleave/signals";
import { waitpidSync } from "interleave/system";

/** Reaps all children until it is disposed. */
export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  return onSignal("SIGCHLD", () => {
    // TODO: one child may not be all, and this waits for one that still runs
    const { pid, exitCode } = waitpidSync(-1);
    onEnd(pid, exitCode!);
  });
}
