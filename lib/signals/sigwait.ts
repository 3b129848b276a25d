import { TimeoutError } from "../errors.ts";
import { signalName } from "../system/signal_names.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import {
  addWaiter,
  arrive,
  caughtSignals,
  removeWaiter,
  takePending,
  type Waiter,
} from "./delivery.ts";
import { findCatchable } from "./disposition.ts";
import { takeHeld } from "./forked.ts";
import { requireFork } from "./poll_signals.ts";
import { within } from "../timer/within.ts";

/**
 * Waits for one of some signals, and consumes it: no handler runs for it, and no default action.
 *
 * One that came while it was held back is taken at once, the lowest number first. Several waiters are
 * served in the order in which they came. Between two calls a signal does what is set for it, so hold
 * back with `blockSignals()` what a loop around this must not miss. Keeps the program alive. Aborting
 * or timing out takes none.
 *
 * @param signals Signals by name or number.
 * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
 * @returns The name of the one that came.
 * @throws {TimeoutError} when the time is up.
 * @throws {SystemError} `EINVAL` for SIGKILL and SIGSTOP.
 * @throws {TypeError} if no signal is given, or a name is none.
 * @throws {RangeError} if no signal has a number.
 * @throws {UnsupportedError} in a Worker, and for faults such as SIGSEGV.
 *
 * @example
 * ```ts
 * import { blockSignals, raiseSignal, sigwait } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * using _held = blockSignals(["SIGUSR2", "SIGHUP"]);
 * raiseSignal("SIGHUP");
 * assertEquals(await sigwait(["SIGUSR2", "SIGHUP"]), "SIGHUP");
 * ```
 */
export async function sigwait(
  signals: readonly (Deno.Signal | number)[],
  options: WaitOptions = {},
): Promise<Deno.Signal> {
  const numbers = numbersOf(signals);
  options.signal?.throwIfAborted();
  const number = takePending(numbers) ?? await within<number>(
    options,
    ({ resolve }) => {
      const waiter: Waiter = { numbers, take: resolve };
      addWaiter(waiter);
      return () => removeWaiter(waiter);
    },
    () => expired(signals, options),
    true,
  );
  return signalName(number)!;
}

/**
 * Blocks the thread until one of some signals comes, and consumes it, in a child made by `fork()`.
 *
 * The handlers of other signals run meanwhile.
 *
 * @param signals Signals by name or number.
 * @param options `timeout` in milliseconds (for ever if not given).
 * @returns The name of the one that came.
 * @throws {UnsupportedError} in a program with an event loop, where other threads would take the
 *   signal; `await sigwait()` there.
 * @throws What `sigwait()` throws.
 *
 * @example
 * ```ts ignore
 * import { fork } from "interleave/system";
 * import { sigwaitSync } from "interleave/signals";
 *
 * fork(() => console.log(sigwaitSync(["SIGUSR2"])));
 * ```
 */
export function sigwaitSync(
  signals: readonly (Deno.Signal | number)[],
  options: SyncWaitOptions = {},
): Deno.Signal {
  requireFork("block in sigwaitSync()", "await sigwait()");
  const numbers = numbersOf(signals);
  const deadline = deadlineOf(options);
  const waiting = takePending(numbers);
  if (waiting !== undefined) return signalName(waiting)!;
  let taken: number | undefined;
  const waiter: Waiter = { numbers, take: (number) => taken = number };
  addWaiter(waiter);
  try {
    while (taken === undefined) {
      const number = takeHeld(caughtSignals(), deadline);
      if (number === null) throw expired(signals, options);
      arrive(number);
    }
  } finally {
    removeWaiter(waiter);
  }
  return signalName(taken)!;
}

function numbersOf(signals: readonly (Deno.Signal | number)[]): Set<number> {
  if (signals.length === 0) throw new TypeError("Cannot wait for no signal at all: name one");
  return new Set(signals.map((each) => findCatchable(each, "wait for").number));
}

function expired(signals: readonly unknown[], options: SyncWaitOptions): TimeoutError {
  return new TimeoutError(
    `Waited for ${signals.join(" or ")} for ${options.timeout} ms: it has not come`,
  );
}
