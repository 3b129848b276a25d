/**
 * What the system does when a signal comes: sigaction(2), as bytes that are kept and put back.
 *
 * @module
 */

import { libc, systemError } from "./libc.ts";

/** A `struct sigaction` of this system: 152 bytes on Linux, fewer elsewhere; the handler comes first. */
export type SignalAction = Uint8Array<ArrayBuffer>;

const BYTES = 160;

/** `SIG_DFL`: what the system does by itself. */
export const DEFAULT_ACTION: SignalAction = new Uint8Array(BYTES);
/** `SIG_IGN`: nothing. */
export const IGNORE_ACTION: SignalAction = Uint8Array.from(DEFAULT_ACTION).fill(1, 0, 1);

/**
 * What happens at present when a signal comes.
 *
 * @param number A signal number of this system.
 */
export function readAction(number: number): SignalAction {
  const call = `read what happens on signal ${number}`;
  const action = new Uint8Array(BYTES);
  if (libc(call).sigaction(number, null, action) === -1) throw systemError(call);
  return action;
}

/**
 * Sets what happens when a signal comes.
 *
 * @param number A signal number of this system.
 * @throws {SystemError} `EINVAL` for SIGKILL and SIGSTOP.
 */
export function writeAction(number: number, action: SignalAction): void {
  const call = `set what happens on signal ${number}`;
  if (libc(call).sigaction(number, action, null) === -1) throw systemError(call);
}

/** Whether an action is the default, to ignore, or a call of some function. */
export function kindOf(action: SignalAction): "default" | "ignore" | "call" {
  const [handler] = new BigUint64Array(action.buffer, 0, 1);
  return handler === 0n ? "default" : handler === 1n ? "ignore" : "call";
}
