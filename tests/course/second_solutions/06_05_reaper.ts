// Lets the library look for all that have ended, and sets the old handler again by hand.
import { reapChildren, signal } from "interleave/signals";

export function startReaper(onEnd: (pid: number, exitCode: number) => void): Disposable {
  const before = signal("SIGCHLD", () => {
    for (const { pid, exitCode } of reapChildren()) onEnd(pid, exitCode!);
  });
  return { [Symbol.dispose]: () => void signal("SIGCHLD", before) };
}
