import { bitOf, placeOf, Thread, threadOf } from "./state.ts";
import type { Declared } from "./declared.ts";

/**
 * One thing that a thread can do to shared objects, in one step.
 *
 * All functions get the state and where the words of the thread are; the words tell the object (as
 * `objectAt()`) and the arguments.
 */
export interface Operation {
  /** Whether it can happen now; the thread waits while it cannot. Always, if left out. */
  ready?(state: Int32Array, at: number): boolean;
  /**
   * Does it. One that takes two steps calls `waitOn()` and leaves its second half in the words of the
   * thread.
   *
   * @returns The result.
   */
  apply(state: Int32Array, at: number): number;
  /** What happens while it is not ready and the thread does not wait any longer; see `expire.ts`. */
  readonly expiry?: Expiry;
  /** The objects it looks at, a bit each. */
  reads(state: Int32Array, at: number): number;
  /** The objects it may change. What is changed counts as looked at. */
  writes(state: Int32Array, at: number): number;
  /** Whether `check()` may do it: it changes nothing and never waits. */
  readonly looks?: boolean;
  /** How it reads in a trace, without the result if it has not happened. */
  text(step: StepText): string;
  /** What a thread that waits here waits for, if not for what the text says. */
  waitsFor?(state: Int32Array, at: number, step: StepText): string | undefined;
  /** The lock that it waits for, by its number: whoever holds that is to blame. */
  waitsForLock?(state: Int32Array, at: number): number | undefined;
  /**
   * Which lock it must find free, as its number plus one; or, negative, which lock of this thread it
   * gives back. Of two such steps there is no state in which both are possible.
   */
  lock?(state: Int32Array, at: number): number;
}

/** The end of a wait without what was waited for. */
export interface Expiry {
  /**
   * What ends it: a time-out, or nothing at all (a spurious wake-up), which happen a few times in a
   * run; `"stuck"` only when nobody else can go on, which happens to a time-out as well. `undefined`
   * for a wait without end.
   */
  cause(state: Int32Array, at: number): "timeout" | "spurious" | "stuck" | undefined;
  /** Ends the wait. */
  apply(state: Int32Array, at: number): number;
}

/** What a step is told with. */
export interface StepText {
  readonly object: Declared;
  readonly a: number;
  readonly b: number;
  /** `undefined` if it has not happened. */
  readonly result: number | undefined;
  /** The name of another object. */
  nameOf(object: number): string;
}

/** Where the memory of the object begins that a thread is about to use. */
export function memoryOf(state: Int32Array, at: number): number {
  return state[placeOf(state[at + Thread.object]!)]!;
}

/** Where the memory of some object begins. */
export function memoryAt(state: Int32Array, object: number): number {
  return state[placeOf(object)]!;
}

/** For `waitsForLock`: the object itself. */
export function ownNumber(state: Int32Array, at: number): number {
  return state[at + Thread.object]!;
}

/** For `lock`: takes the object, if it can wait until that is free. */
export function takesItself(state: Int32Array, at: number): number {
  return state[at + Thread.a] === 0 ? state[at + Thread.object]! + 1 : 0;
}

/** For `lock`: gives the object back, if this thread holds it. */
export function givesItselfBack(state: Int32Array, at: number): number {
  return state[memoryOf(state, at)] === threadOf(at) + 1 ? -(state[at + Thread.object]! + 1) : 0;
}

/** For `reads` and `writes`: the object itself. */
export function itself(state: Int32Array, at: number): number {
  return bitOf(state[at + Thread.object]!);
}

/** For `reads` and `writes`: the object, and the one whose number is the first argument. */
export function itselfAndFirst(state: Int32Array, at: number): number {
  return bitOf(state[at + Thread.object]!) | bitOf(state[at + Thread.a]!);
}

/** For `writes`: it only looks. */
export function nothing(): number {
  return 0;
}

/** A result as text: ` → 5`, or nothing before it has happened. */
export function arrow(result: number | string | boolean | undefined): string {
  return result === undefined ? "" : ` → ${result}`;
}
