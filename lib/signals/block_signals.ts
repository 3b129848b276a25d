import { isForked } from "../system/fork.ts";
import { signalName } from "../system/signal_names.ts";
import { mask, pendingNumbers, unmask } from "./delivery.ts";
import { findCatchable, refuseInWorker } from "./disposition.ts";
import { pollSignals } from "./poll_signals.ts";

/**
 * Holds signals back for as long as a block of code runs.
 *
 * One that comes meanwhile is pending: once, however often it was sent. When the block ends it does
 * what is set for it, before the next statement: its handler runs, or the default action happens.
 * `sigwait()` takes it before that. Blocks may be nested; the outermost one delivers.
 *
 * @param signals Signals by name or number.
 * @returns Lets them through again, once, when disposed. That throws what a handler throws.
 * @throws {SystemError} `EINVAL` for SIGKILL and SIGSTOP.
 * @throws {TypeError} if a name is no signal.
 * @throws {RangeError} if no signal has a number.
 * @throws {UnsupportedError} in a Worker, for faults such as SIGSEGV, and without a Unix C library or
 *   `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { blockSignals, onSignal, pendingSignals, raiseSignal } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * const heard: string[] = [];
 * using _handler = onSignal("SIGUSR2", (name) => heard.push(name));
 * {
 *   using _held = blockSignals(["SIGUSR2"]);
 *   raiseSignal("SIGUSR2");
 *   while (pendingSignals().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
 *   assertEquals(heard, []);
 * }
 * assertEquals(heard, ["SIGUSR2"]);
 * ```
 */
export function blockSignals(signals: readonly (Deno.Signal | number)[]): Disposable {
  const numbers = new Set(signals.map((each) => findCatchable(each, "hold back").number));
  using undo = new DisposableStack();
  for (const number of numbers) {
    mask(number);
    undo.defer(() => unmask(number));
  }
  undo.defer(() => void (isForked() && pollSignals())); // first of all: sees what is pending
  return undo.move();
}

/**
 * The signals that came while they were held back, and wait.
 *
 * In a program with an event loop a signal takes a turn of it to be seen here.
 *
 * @returns Their names, by number.
 * @throws {UnsupportedError} in a Worker.
 *
 * @example
 * ```ts
 * import { pendingSignals } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(pendingSignals(), []);
 * ```
 */
export function pendingSignals(): Deno.Signal[] {
  refuseInWorker("list the pending signals");
  if (isForked()) pollSignals();
  return pendingNumbers().map((number) => signalName(number)!);
}
