import { TimeoutError } from "../errors.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import {
  addPauser,
  arrive,
  caughtSignals,
  handlerOf,
  isMasked,
  type Pauser,
  removePauser,
} from "./delivery.ts";
import { signalName } from "../system/signal_names.ts";
import { refuseInWorker } from "./disposition.ts";
import { takeHeld } from "./forked.ts";
import { requireFork } from "./poll_signals.ts";
import { within } from "../timer/within.ts";

/**
 * Waits until some handler has run.
 *
 * Any number may pause; one handler wakes them all. Signals that are ignored, held back or consumed by
 * `sigwait()` wake nobody. Keeps the program alive. Aborting or timing out changes nothing.
 *
 * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
 * @returns The signal that was handled.
 * @throws {TimeoutError} when the time is up.
 * @throws {UnsupportedError} in a Worker.
 * @throws What the handler has thrown.
 *
 * @example An alarm that ends a wait
 * ```ts
 * import { onSignal, pause, setitimer } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * using _handler = onSignal("SIGALRM", () => {});
 * setitimer("real", 5);
 * assertEquals(await pause(), "SIGALRM");
 * ```
 */
export function pause(options: WaitOptions = {}): Promise<Deno.Signal> {
  refuseInWorker("pause");
  return within(
    options,
    (settle: Pauser) => {
      addPauser(settle);
      return () => removePauser(settle);
    },
    () => expired(options),
    true,
  );
}

/**
 * Blocks the thread until some handler has run, in a child made by `fork()`.
 *
 * @param options `timeout` in milliseconds (for ever if not given).
 * @returns The signal that was handled.
 * @throws {TimeoutError} when the time is up.
 * @throws {UnsupportedError} in a program with an event loop; `await pause()` there.
 * @throws What the handler has thrown.
 *
 * @example
 * ```ts ignore
 * import { fork } from "interleave/system";
 * import { pauseSync, signal } from "interleave/signals";
 *
 * fork(() => {
 *   signal("SIGTERM", () => console.log("goes"));
 *   pauseSync();
 * });
 * ```
 */
export function pauseSync(options: SyncWaitOptions = {}): Deno.Signal {
  requireFork("block in pauseSync()", "await pause()");
  const deadline = deadlineOf(options);
  for (;;) {
    const number = takeHeld(caughtSignals(), deadline);
    if (number === null) throw expired(options);
    const wakes = !isMasked(number) && handlerOf(number) !== undefined;
    arrive(number);
    if (wakes) return signalName(number)!;
  }
}

function expired(options: SyncWaitOptions): TimeoutError {
  return new TimeoutError(`Paused for ${options.timeout} ms: no signal was handled`);
}
