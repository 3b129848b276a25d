// Takes the signals with sigwait() and needs no handler at all.
import { blockSignals, sigwait } from "interleave/signals";

export async function count(): Promise<number> {
  using _held = blockSignals(["SIGUSR2", "SIGTERM"]); // nothing is missed between two waits
  for (let signals = 0;; signals++) {
    if (await sigwait(["SIGUSR2", "SIGTERM"]) === "SIGTERM") return signals;
  }
}
