/**
 * Listening to signals, and leaving nothing behind.
 *
 * Deno keeps its own function installed for a signal once anybody has listened to it, and plays the
 * default action itself. For a managed signal the system's own action is put back when nobody listens
 * any more, and Deno's function when somebody does again, which Deno would not do.
 *
 * @module
 */

import { atFork } from "./at_fork.ts";
import { kindOf, readAction, type SignalAction, writeAction } from "./signal_action.ts";
import { signalNumber } from "./signal_names.ts";

/** A signal that is managed. */
interface Managed {
  listeners: number;
  /** What the system is to do when nobody listens. */
  atRest: SignalAction;
}

const managed = new Map<number, Managed>();
atFork({ before: () => managed.size > 0, child: () => managed.clear() });

/** Begins to manage a signal; a matter of the main thread, because the whole process shares it. */
function manage(number: number): Managed {
  let entry = managed.get(number);
  if (entry === undefined) {
    const { found } = deno ??= begin();
    managed.set(number, entry = { listeners: 0, atRest: found.get(number) ?? readAction(number) });
  }
  return entry;
}

/**
 * Calls `listener` on the event loop whenever the signal comes, until disposed.
 *
 * Several signals may come as one call. Does not keep the program alive.
 */
export function listenToSignal(signal: Deno.Signal, listener: () => void): Disposable {
  const number = signalNumber(signal);
  const entry = managed.get(number);
  Deno.addSignalListener(signal, listener);
  if (entry !== undefined) {
    entry.listeners++;
    if (kindOf(readAction(number)) !== "call") writeAction(number, deno!.call);
  }
  let listens = true;
  return {
    [Symbol.dispose](): void {
      if (!listens) return;
      listens = false;
      Deno.removeSignalListener(signal, listener);
      if (entry === undefined) return;
      if (--entry.listeners === 0 && signal !== ALWAYS_CAUGHT) writeAction(number, entry.atRest);
    },
  };
}

/** Manages a signal, and sets what the system does with it when nobody listens: now, or from then on. */
export function rest(signal: Deno.Signal, action: SignalAction): void {
  const number = signalNumber(signal);
  const entry = manage(number);
  entry.atRest = action;
  if (entry.listeners === 0 && signal !== ALWAYS_CAUGHT) writeAction(number, action);
}

/** Manages a signal, and tells what the system does with it when nobody listens. */
export function actionAtRest(signal: Deno.Signal): SignalAction {
  return manage(signalNumber(signal)).atRest;
}

/** Deno itself waits for children by this one. By default it does nothing, so it may stay caught. */
const ALWAYS_CAUGHT = "SIGCHLD";
/** With the first listener, to whichever signal, Deno installs its function for these, too. */
const CAUGHT_EARLY = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

interface Runtime {
  /** Its own function, as it is installed for every signal that is caught. */
  readonly call: SignalAction;
  /** What was set before that for the signals that are caught early. */
  readonly found: ReadonlyMap<number, SignalAction>;
}

let deno: Runtime | undefined;

/** Has Deno install its function now, and not when that would undo what was set here. */
function begin(): Runtime {
  const found = new Map(CAUGHT_EARLY.map(signalNumber).map((n) => [n, readAction(n)]));
  const nothing = (): void => {};
  Deno.addSignalListener(ALWAYS_CAUGHT, nothing);
  const call = readAction(signalNumber(ALWAYS_CAUGHT));
  Deno.removeSignalListener(ALWAYS_CAUGHT, nothing);
  return { call, found };
}
