import { UnsupportedError } from "../errors.ts";
import { isForked } from "../system/fork.ts";
import { arrive, caughtSignals } from "./delivery.ts";
import { takeHeld } from "./forked.ts";

/**
 * Runs the handlers of the signals that have come, in a child made by `fork()`.
 *
 * Such a child has no event loop that could do so: call this from time to time in its main loop.
 *
 * @returns How many signals had come.
 * @throws {UnsupportedError} in a program with an event loop, where `await` gives handlers their turn.
 *
 * @example
 * ```ts ignore
 * import { fork } from "interleave/system";
 * import { pollSignals, signal } from "interleave/signals";
 *
 * fork(() => {
 *   let goesOn = true;
 *   signal("SIGTERM", () => goesOn = false);
 *   while (goesOn) {
 *     doSomeWork();
 *     pollSignals();
 *   }
 * });
 * declare function doSomeWork(): void;
 * ```
 */
export function pollSignals(): number {
  requireFork("poll for signals", "await anything: handlers run on the event loop");
  let came = 0;
  for (;;) {
    const number = takeHeld(caughtSignals(), 0);
    if (number === null) return came;
    came++;
    arrive(number);
  }
}

/** Refuses where the runtime has other threads, which would take the signals. */
export function requireFork(call: string, instead: string): void {
  if (isForked()) return;
  throw new UnsupportedError(
    `Cannot ${call}: only a child of fork() has its signals to itself; ${instead}`,
  );
}
