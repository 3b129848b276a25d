// The handler stays.

import { onSignal } from "interleave/signals";
import { waitpidSync, WNOHANG } from "interleave/system";

/** Reaps all children until it is disposed. */
export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  onSignal("SIGCHLD", () => {
    try {
      for (;;) {
        const { pid, exitCode } = waitpidSync(-1, WNOHANG);
        if (pid === 0) return;
        onEnd(pid, exitCode!);
      }
    } catch {
      // no child is left
    }
  });
  return { [Symbol.dispose]: () => {} };
}
