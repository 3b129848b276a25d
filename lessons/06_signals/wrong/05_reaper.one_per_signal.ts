// One look per signal: when several have ended at once, the others stay zombies.

import { onSignal } from "interleave/signals";
import { waitpidSync, WNOHANG } from "interleave/system";

/** Reaps all children until it is disposed. */
export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  return onSignal("SIGCHLD", () => {
    const { pid, exitCode } = waitpidSync(-1, WNOHANG);
    if (pid !== 0) onEnd(pid, exitCode!);
  });
}
