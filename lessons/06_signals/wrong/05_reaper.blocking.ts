// Without WNOHANG it waits for those who still run.

import { onSignal } from "interleave/signals";
import { waitpidSync } from "interleave/system";

/** Reaps all children until it is disposed. */
export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  return onSignal("SIGCHLD", () => {
    try {
      for (;;) {
        const { pid, exitCode } = waitpidSync(-1);
        onEnd(pid, exitCode!);
      }
    } catch {
      // no child is left
    }
  });
}
