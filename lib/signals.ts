/**
 * Signals: short messages of the system and of other processes, to which a program can listen.
 *
 * `signal()` sets a handler, `kill()` sends, `alarm()` and `setitimer()` have the system send one to
 * ourselves, `pause()` and `sigwait()` wait for one. Handlers run on the event loop, between two steps
 * of the main flow.
 *
 * @example A service that ends when it is asked to
 * ```ts
 * import { kill, onSignal, pause } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * let goesOn = true;
 * using _handler = onSignal(["SIGINT", "SIGTERM"], () => goesOn = false);
 * kill(Deno.pid, "SIGTERM");
 * while (goesOn) await pause();
 * assertEquals(goesOn, false);
 * ```
 *
 * @module
 */

export { SystemError, TimeoutError, UnsupportedError } from "./errors.ts";
export { alarm } from "./signals/alarm.ts";
export { blockSignals, pendingSignals } from "./signals/block_signals.ts";
export { type Disposition, SIG_DFL, SIG_IGN, type SignalHandler } from "./signals/disposition.ts";
export {
  getitimer,
  type IntervalTimer,
  type IntervalTimerState,
  setitimer,
} from "./signals/interval_timer.ts";
export { onSignal } from "./signals/on_signal.ts";
export { pause, pauseSync } from "./signals/pause.ts";
export { pollSignals } from "./signals/poll_signals.ts";
export { raiseSignal } from "./signals/raise_signal.ts";
export { reapChildren } from "./signals/reap_children.ts";
export { getSignal, signal } from "./signals/signal.ts";
export { type DefaultAction, type SignalEntry, signals, strsignal } from "./signals/signals.ts";
export { sigwait, sigwaitSync } from "./signals/sigwait.ts";
export { kill } from "./system/kill.ts";
export { signalName, signalNumber } from "./system/signal_names.ts";
export type { ResourceUsage, WaitResult } from "./system/wait.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
