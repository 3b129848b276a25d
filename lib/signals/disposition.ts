/**
 * What a program may want to happen when a signal comes.
 *
 * @module
 */

import { SystemError, UnsupportedError } from "../errors.ts";
import { signalName, signalNumber } from "../system/signal_names.ts";

/** The system does what it does by itself: mostly, it ends the process. */
export const SIG_DFL = "SIG_DFL";

/** Nothing happens. */
export const SIG_IGN = "SIG_IGN";

/** What is called when a signal comes. */
export type SignalHandler = (signal: Deno.Signal) => unknown;

/** What happens when a signal comes: a handler is called, the default, or nothing. */
export type Disposition = SignalHandler | typeof SIG_DFL | typeof SIG_IGN;

/** A signal by both its names. */
export interface NamedSignal {
  readonly name: Deno.Signal;
  readonly number: number;
}

/**
 * Finds a signal of this system.
 *
 * @throws {TypeError} if there is none of that name, or the number is no integer.
 * @throws {RangeError} if there is none of that number.
 */
export function findSignal(signal: Deno.Signal | number): NamedSignal {
  const number = signalNumber(signal);
  const name = signalName(number);
  if (name === null) {
    throw new RangeError(
      `Cannot use signal ${number}: this system has none of that number; \`signals\` lists them`,
    );
  }
  return { name, number };
}

/** An error in the machine itself: whoever goes on after one cannot be trusted. */
const FAULTS: readonly string[] = ["SIGSEGV", "SIGFPE", "SIGILL", "SIGBUS"];

/**
 * Finds a signal that a program may catch, ignore or hold back.
 *
 * @param action What for, in words: `"set a handler for"`.
 * @throws {SystemError} `EINVAL` for SIGKILL and SIGSTOP.
 * @throws {UnsupportedError} for those that the runtime needs itself, and in a Worker.
 */
export function findCatchable(signal: Deno.Signal | number, action: string): NamedSignal {
  const found = findSignal(signal);
  const call = `${action} ${found.name}`;
  if (found.name === "SIGKILL" || found.name === "SIGSTOP") {
    throw new SystemError(call, 22, "EINVAL", "the system lets no process catch or ignore it");
  }
  if (FAULTS.includes(found.name)) {
    throw new UnsupportedError(
      `Cannot ${call}: it reports a fault in the machine code, which the runtime deals with`,
    );
  }
  refuseInWorker(call);
  return found;
}

/** Refuses on all threads but the main one, where the handlers are. */
export function refuseInWorker(call: string): void {
  if ("WorkerGlobalScope" in globalThis) {
    throw new UnsupportedError(
      `Cannot ${call} in a Worker: signals are handled on the main thread; do it there`,
    );
  }
}
