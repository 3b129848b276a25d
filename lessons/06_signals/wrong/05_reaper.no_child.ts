// Does not expect that there is no child left: the error ends the program.

import { onSignal } from "interleave/signals";
import { waitpidSync, WNOHANG } from "interleave/system";

/** Reaps all children until it is disposed. */
export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  return onSignal("SIGCHLD", () => {
    for (;;) {
      const { pid, exitCode } = waitpidSync(-1, WNOHANG);
      if (pid === 0) return;
      onEnd(pid, exitCode!);
    }
  });
}
