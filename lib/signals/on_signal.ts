import type { SignalHandler } from "./disposition.ts";
import { signal } from "./signal.ts";

/**
 * Sets a handler for as long as a block of code runs; then what was set before is set again.
 *
 * Several of them may be nested, and must end in the reverse order, as `using` has it.
 *
 * @param signals One signal or several, by name or number.
 * @param handler Called with the signal's name; see `signal()`.
 * @returns Restores, once, when disposed.
 * @throws What `signal()` throws; then nothing was set.
 *
 * @example
 * ```ts
 * import { getSignal, onSignal, SIG_DFL } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * {
 *   using _handler = onSignal(["SIGUSR2", "SIGHUP"], console.log);
 *   assertEquals(getSignal("SIGUSR2"), console.log);
 * }
 * assertEquals(getSignal("SIGUSR2"), SIG_DFL);
 * ```
 */
export function onSignal(
  signals: Deno.Signal | number | readonly (Deno.Signal | number)[],
  handler: SignalHandler,
): Disposable {
  using undo = new DisposableStack();
  for (const each of [signals].flat()) {
    const before = signal(each, handler);
    undo.defer(() => void signal(each, before));
  }
  return undo.move();
}
