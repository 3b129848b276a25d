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
import { SystemError, waitpidSync, WNOHANG } from "interleave/system";

/** Reaps all children until it is disposed. */
export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  // onSignal() gives what takes the handler back; that is all there is to dispose of.
  return onSignal("SIGCHLD", () => {
    // One signal may stand for several ends, so look until there is nobody who has ended.
    for (;;) {
      const end = takeOne();
      if (end === null) return;
      onEnd(end.pid, end.exitCode!);
    }
  });
}

/** Takes a child that has ended; `null` if none has, or none is there. */
function takeOne(): { readonly pid: number; readonly exitCode: number | null } | null {
  try {
    const end = waitpidSync(-1, WNOHANG); // a look, not a wait: who still runs holds nobody up
    return end.pid === 0 ? null : end;
  } catch (error) {
    // After the last child has been taken there is none to look at. Other errors are not ours.
    if (error instanceof SystemError && error.code === "ECHILD") return null;
    throw error;
  }
}
