/**
 * The way of a signal through a program: to whoever waits for it, to those that are held back, or to
 * its handler.
 *
 * ```text
 * the system ─► catcher ─► arrive() ─┬─► the oldest sigwait() for it: consumed
 *                                    ├─► held back by blockSignals(): pending, once
 *                                    └─► its handler ─► pause() goes on
 * ```
 *
 * A signal is caught as long as somebody is interested: a handler, a wait, or one who holds it back.
 * Otherwise the system does with it what it does at rest: the default, or nothing.
 *
 * @module
 */

import { atFork } from "../system/at_fork.ts";
import { isForked } from "../system/fork.ts";
import { kill } from "../system/kill.ts";
import { getpid } from "../system/pids.ts";
import { actionAtRest, listenToSignal } from "../system/signal_listener.ts";
import { signalName } from "../system/signal_names.ts";
import { inNextTurn } from "../timer/turns.ts";
import type { SignalHandler } from "./disposition.ts";
import { holdSignal } from "./forked.ts";

/** One who waits for the first of some signals. */
export interface Waiter {
  readonly numbers: ReadonlySet<number>;
  take(number: number): void;
}

/** One who waits until some handler has run. */
export interface Pauser {
  resolve(signal: Deno.Signal): void;
  reject(error: unknown): void;
}

const handlers = new Map<number, SignalHandler>();
/** How often each signal is held back. */
const masks = new Map<number, number>();
const pending = new Set<number>();
const waiters = new Set<Waiter>();
const pausers = new Set<Pauser>();
const caught = new Map<number, Disposable>();
/** Nobody is interested any more; but Deno may have caught one that is still on its way to us. */
const leaving = new Map<number, Disposable>();

const all = [handlers, masks, pending, waiters, pausers, caught, leaving];
atFork({
  before: () => all.some((each) => each.size > 0),
  child: () => all.forEach((each) => each.clear()),
});

/** The handler of a signal. */
export function handlerOf(number: number): SignalHandler | undefined {
  return handlers.get(number);
}

/**
 * Sets the handler of a signal, or takes it away.
 *
 * What is on its way to a handler that is taken away is dropped, as in CPython: it was meant for that.
 */
export function setHandler(number: number, handler: SignalHandler | undefined): void {
  if (handler === undefined) handlers.delete(number);
  else handlers.set(number, handler);
  settle(number);
  if (handler === undefined) leave(number);
}

/** The signals that are caught at present. */
export function caughtSignals(): number[] {
  return [...caught.keys()];
}

/** The signals that came while they were held back. */
export function pendingNumbers(): number[] {
  return [...pending].sort((a, b) => a - b);
}

/** Whether a signal is held back. */
export function isMasked(number: number): boolean {
  return masks.has(number);
}

/** Holds a signal back; each call wants an `unmask()`. */
export function mask(number: number): void {
  masks.set(number, (masks.get(number) ?? 0) + 1);
  settle(number);
}

/** Takes a `mask()` back; with the last one, a signal that came meanwhile is delivered. */
export function unmask(number: number): void {
  const count = masks.get(number) ?? 0;
  if (count > 1) {
    masks.set(number, count - 1);
    return;
  }
  masks.delete(number);
  const came = pending.delete(number);
  settle(number);
  if (came) handle(number);
}

/** Takes one of these signals that is pending. */
export function takePending(numbers: ReadonlySet<number>): number | undefined {
  const number = pendingNumbers().find((each) => numbers.has(each));
  if (number !== undefined) pending.delete(number);
  return number;
}

/** Enters a waiter. The first one that came gets the signal. */
export function addWaiter(waiter: Waiter): void {
  waiters.add(waiter);
  for (const number of waiter.numbers) settle(number);
}

/** Takes a waiter out, if it is still there. */
export function removeWaiter(waiter: Waiter): void {
  if (!waiters.delete(waiter)) return;
  for (const number of waiter.numbers) settle(number);
}

/** Enters one who waits for a handler to have run. */
export function addPauser(pauser: Pauser): void {
  pausers.add(pauser);
}

/** Takes one out who waits for a handler. */
export function removePauser(pauser: Pauser): void {
  pausers.delete(pauser);
}

/** What becomes of a signal that has come. */
export function arrive(number: number): void {
  for (const waiter of waiters) {
    if (!waiter.numbers.has(number)) continue;
    removeWaiter(waiter);
    waiter.take(number);
    return;
  }
  if (masks.has(number)) pending.add(number);
  else handle(number);
}

/** As `arrive()`. An error that it let out would stop Deno's loop, and with it all later signals. */
function arriveOnLoop(number: number): void {
  try {
    arrive(number);
  } catch (error) {
    reportError(error);
  }
}

/** Calls the handler. Its error goes to those who pause, or, if nobody does, out of here. */
function handle(number: number): void {
  const handler = handlers.get(number);
  if (handler === undefined) {
    leave(number);
    kill(getpid(), number); // does what is set in the system
    return;
  }
  const name = signalName(number)!;
  const resting = [...pausers];
  pausers.clear();
  try {
    handler(name);
  } catch (error) {
    if (resting.length === 0) throw error;
    for (const pauser of resting) pauser.reject(error);
    return;
  }
  for (const pauser of resting) pauser.resolve(name);
}

/** Begins to catch a signal in which somebody is interested, and stops when nobody is. */
function settle(number: number): void {
  const wanted = handlers.has(number) || masks.has(number) ||
    [...waiters].some((waiter) => waiter.numbers.has(number));
  const catcher = caught.get(number);
  if (wanted) {
    if (catcher === undefined) caught.set(number, leaving.get(number) ?? beginToCatch(number));
    leaving.delete(number);
  } else if (catcher !== undefined) {
    caught.delete(number);
    leaving.set(number, catcher);
    if (isForked()) leave(number);
    // What Deno has handed on takes one turn; nobody says how that falls with the one we are in.
    else inNextTurn(() => inNextTurn(() => leave(number, catcher)));
  }
}

function beginToCatch(number: number): Disposable {
  if (isForked()) return holdSignal(number);
  const name = signalName(number)!;
  actionAtRest(name); // managed from now on
  return listenToSignal(name, () => arriveOnLoop(number));
}

/** Does catch a signal no more, unless somebody has become interested again. */
function leave(number: number, catcher = leaving.get(number)): void {
  if (catcher === undefined || leaving.get(number) !== catcher) return;
  leaving.delete(number);
  catcher[Symbol.dispose]();
}
