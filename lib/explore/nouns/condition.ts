/**
 * A condition variable: how many wait, then who, longest first.
 *
 * Waiting takes two steps: giving the lock back and lining up; then, once notified and the lock is
 * free, taking it again. A time-out leaves the line first and waits for the lock then, so that a
 * notification goes to somebody who still waits.
 *
 * @module
 */

import { InvalidStateError } from "../../errors.ts";
import type { SyncWaitOptions } from "../../waiting.ts";
import { Code } from "../model/codes.ts";
import type { Declared } from "../model/declared.ts";
import { joinLine, leaveLine } from "../model/line.ts";
import type * as nouns from "../model/nouns.ts";
import { itself, itselfAndFirst, memoryAt, memoryOf, type Operation } from "../model/operation.ts";
import { Handle, type Stage } from "../model/stage.ts";
import { Header, Thread, threadAt, threadOf, touch, waitOn } from "../model/state.ts";
import { Timing, timingOf } from "../model/timing.ts";
import { type ExploredLock, Held } from "./lock.ts";
import type { ExploredRLock } from "./rlock.ts";

/** In the word `b` beside the timing: the lock is re-entrant, so its second word counts. */
const REENTRANT = 4;
/** What `Thread.notified` says of a waiter. */
const Notified = { not: 0, yes: 1, timedOut: 2 } as const;
const NOT_HELD = -1;

/** What can be done to a condition. */
export const conditionOperations: Readonly<Record<number, Operation>> = {
  [Code.wait]: {
    apply: (state, at) => {
      const lock = memoryAt(state, state[at + Thread.a]!);
      if (state[lock] !== threadOf(at) + 1) return NOT_HELD;
      if (isReentrant(state, at)) {
        state[at + Thread.saved] = state[lock + 1]!;
        state[lock + 1] = 0;
      }
      state[lock] = 0;
      touch(state, at, state[at + Thread.a]!);
      const line = memoryOf(state, at);
      joinLine(state, line, threadOf(at));
      touch(state, at, state[at + Thread.object]!);
      state[at + Thread.notified] = Notified.not;
      state[at + Thread.operation] = Code.waitReturns;
      waitOn(state);
      return 0;
    },
    reads: itselfAndFirst,
    writes: itselfAndFirst,
    text: ({ object, b }) =>
      `${object.name}.waitSync(${timingIn(b) === Timing.timed ? "{ timeout }" : ""}) …`,
  },
  [Code.waitReturns]: {
    ready: (state, at) =>
      state[at + Thread.notified] !== Notified.not &&
      state[memoryAt(state, state[at + Thread.a]!)] === 0,
    apply: (state, at) => {
      const lock = memoryAt(state, state[at + Thread.a]!);
      state[lock] = threadOf(at) + 1;
      if (isReentrant(state, at)) state[lock + 1] = state[at + Thread.saved]!;
      touch(state, at, state[at + Thread.a]!);
      return state[at + Thread.notified] === Notified.yes ? 1 : 0;
    },
    expiry: {
      cause: (state, at) => {
        if (state[at + Thread.notified] !== Notified.not) return undefined;
        return timingIn(state[at + Thread.b]!) === Timing.timed ? "timeout" : "spurious";
      },
      apply: (state, at) => {
        leaveLine(state, memoryOf(state, at), threadOf(at));
        const timed = timingIn(state[at + Thread.b]!) === Timing.timed;
        state[at + Thread.notified] = timed ? Notified.timedOut : Notified.yes;
        waitOn(state);
        return LEFT_LINE;
      },
    },
    reads: itselfAndFirst,
    writes: itselfAndFirst,
    waitsFor: (state, at, { object }) =>
      state[at + Thread.notified] === Notified.not ? `${object.name}.waitSync()` : undefined,
    waitsForLock: (state, at) =>
      state[at + Thread.notified] === Notified.not ? undefined : state[at + Thread.a],
    lock: (state, at) => {
      const mayLeave = state[at + Thread.notified] === Notified.not &&
        (timingIn(state[at + Thread.b]!) === Timing.timed || state[Header.spurious] !== 0);
      return mayLeave ? 0 : state[at + Thread.a]! + 1;
    },
    text: ({ a, b, result, nameOf }) => {
      if (result !== LEFT_LINE) return `… has ${nameOf(a)} again${result === 0 ? " → false" : ""}`;
      return timingIn(b) === Timing.timed ? "… times out" : "… wakes up for no reason";
    },
  },
  [Code.notify]: {
    apply: (state, at) => {
      const lock = memoryAt(state, state[at + Thread.a]!);
      if (state[lock] !== threadOf(at) + 1) return NOT_HELD;
      const line = memoryOf(state, at);
      const woken = Math.min(state[line]!, state[at + Thread.b]!);
      for (let i = 0; i < woken; i++) {
        const waiter = state[line + 1]!;
        leaveLine(state, line, waiter);
        state[threadAt(waiter) + Thread.notified] = Notified.yes;
      }
      if (woken > 0) touch(state, at, state[at + Thread.object]!);
      return woken;
    },
    reads: itself,
    writes: itself,
    text: ({ object, b, result }) =>
      `${object.name}.${b === ALL ? "notifyAll()" : `notify(${b === 1 ? "" : b})`}` +
      (result === undefined ? "" : ` wakes ${result}`),
  },
};

/** The result of a step that ends the wait and leaves the thread waiting for the lock. */
const LEFT_LINE = -2;
const ALL = 1 << 20;

function timingIn(word: number): number {
  return word & ~REENTRANT;
}

function isReentrant(state: Int32Array, at: number): boolean {
  return (state[at + Thread.b]! & REENTRANT) !== 0;
}

/** A condition in the explorer. */
export class ExploredCondition extends Handle implements nouns.Condition {
  readonly #lock: ExploredLock | ExploredRLock;
  readonly #lockId: number;
  readonly #reentrant: number;

  constructor(
    stage: Stage,
    declared: Declared,
    lock: ExploredLock | ExploredRLock,
    lockDeclared: Declared,
  ) {
    super(stage, declared);
    this.#lock = lock;
    this.#lockId = lockDeclared.id;
    this.#reentrant = lockDeclared.noun === "rlock" ? REENTRANT : 0;
  }

  acquireSync(options?: SyncWaitOptions): boolean {
    return this.#lock.acquireSync(options);
  }

  release(): void {
    return this.#lock.release();
  }

  holdSync(): Disposable {
    this.#lock.acquireSync();
    return new Held(this.#lock);
  }

  waitSync(options?: SyncWaitOptions): boolean {
    // A wait of no time gives the lock away for a moment too, as in the library.
    const timing = timingOf(options) === Timing.forever ? Timing.forever : Timing.timed;
    return this.perform(Code.wait, this.#lockId, timing | this.#reentrant, (result) => {
      this.#mustHold(result, "wait for");
      return result === 1;
    });
  }

  waitForSync<T>(predicate: () => T, options?: SyncWaitOptions): T {
    for (;;) {
      const value = predicate();
      if (value || !this.waitSync(options)) return value || predicate();
    }
  }

  notify(n = 1): void {
    if (!Number.isInteger(n) || n < 1) {
      throw new RangeError(`Cannot notify ${n} waiters of ${this.name}: give at least 1`);
    }
    return this.perform(Code.notify, this.#lockId, n, (result) => this.#mustHold(result, "notify"));
  }

  notifyAll(): void {
    return this.perform(
      Code.notify,
      this.#lockId,
      ALL,
      (result) => this.#mustHold(result, "notify"),
    );
  }

  #mustHold(result: number, what: string): void {
    if (result !== NOT_HELD) return;
    throw new InvalidStateError(`Cannot ${what} ${this.name}: acquire its lock first`);
  }
}
