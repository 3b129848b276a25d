import { begin, finalValues, intend } from "../model/begin.ts";
import { choose, NOBODY } from "../model/choose.ts";
import { Declarations } from "../model/declarations.ts";
import type { Declared } from "../model/declared.ts";
import { execute, fail, lastResult } from "../model/execute.ts";
import type { Memory } from "../model/memory.ts";
import { Looking } from "../model/looking.ts";
import type { Stage } from "../model/stage.ts";
import { Header, Status, type StatusCode, Thread, threadAt } from "../model/state.ts";
import { pause, pauseOn } from "../nouns/pause.ts";
import { lineOf } from "./line_of.ts";
import { messageOf } from "./message_of.ts";
import { DEFAULT_LIMITS, type Ending, type Plan, type RunLimits, type Runner } from "./runner.ts";

/**
 * A program whose threads are generators: they hand each use of a shared object out with `yield*`.
 *
 * ```ts ignore
 * threads: {
 *   *A(s) {
 *     const seen = yield* s.count.load();
 *     yield* s.count.store(seen + 1);
 *   },
 * }
 * ```
 */
export interface StepwiseProgram<S = unknown> {
  /** Declares what the threads share. */
  shared(m: Memory): S;
  /** One generator a thread, by its name. */
  readonly threads: Readonly<Record<string, (s: Stepwise<S>) => Generator<Use, void, number>>>;
  /** Looks at the end whether all is as it should be, and throws if not. */
  check?(s: S): void;
  /** Looks after every step, and throws if something is wrong. */
  invariant?(s: S): void;
  /** How a run came out. */
  outcome?(s: S): string;
}

/** Shared objects as generators see them: each method gives a use, to be handed out by `yield*`. */
export type Stepwise<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Generator<Use, R, number>
    : T[K] extends number | string | boolean ? T[K]
    : Stepwise<T[K]>;
};

/** `pause()` for threads that are generators: `yield* pause()`. */
export function pauseStepwise(): Generator<Use, void, number> {
  return pause() as unknown as Generator<Use, void, number>;
}

/**
 * Makes a stepwise program; checks the types, and nothing else.
 *
 * @param definition What is shared, the threads, and what has to hold.
 * @returns The same object.
 */
export function stepwise<S>(definition: StepwiseProgram<S>): StepwiseProgram<S> {
  return definition;
}

/** A use of a shared object: an iterator that hands itself out and comes back with the result. */
export class Use<R = unknown> implements Iterator<Use<R>, R, number> {
  #handedOut = false;

  /** Made by the objects that are shared. */
  constructor(
    /** The operation. */
    readonly code: number,
    /** The object, by its number. */
    readonly object: number,
    /** Its first argument. */
    readonly a: number,
    /** Its second argument. */
    readonly b: number,
    /** Makes of the result what the thread gets. */
    readonly convert: (result: number) => R,
    /** The line of the code, if asked for; else 0. */
    readonly line: number,
  ) {}

  /** Itself. */
  [Symbol.iterator](): this {
    return this;
  }

  /** First hands itself out, then gives the result. */
  next(result: number): IteratorResult<Use<R>, R> {
    if (this.#handedOut) return { done: true, value: this.convert(result) };
    this.#handedOut = true;
    return { done: false, value: this };
  }
}

/**
 * The engine for one thread: 100 000 schedules a second and more, anywhere, a browser included. It
 * needs programs in the form of generators; `Workers` runs ordinary code.
 */
export class Generators<S = unknown> implements Runner {
  readonly state: Int32Array;
  readonly threads: readonly string[];
  readonly objects: readonly Declared[];
  readonly #program: StepwiseProgram<S>;
  readonly #limits: RunLimits;
  readonly #stage: Stage & { state: Int32Array };
  readonly #looking: Looking<S>;
  readonly #shared: S;
  readonly #bodies: readonly ((s: Stepwise<S>) => Generator<Use, void, number>)[];
  readonly #running: Generator<Use, void, number>[] = [];
  #error: string | undefined;

  constructor(program: StepwiseProgram<S>, limits: Partial<RunLimits> = {}) {
    this.#program = program;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.threads = Object.keys(program.threads);
    this.#bodies = Object.values(program.threads);
    this.#stage = { state: new Int32Array(0), perform: handOut };
    const declarations = new Declarations(this.#stage);
    this.#shared = program.shared(declarations);
    this.objects = declarations.objects;
    this.state = this.#stage.state = new Int32Array(declarations.size);
    this.#looking = new Looking(program, this.state);

    function handOut<R>(
      this: Stage,
      code: number,
      object: number,
      a: number,
      b: number,
      convert: (result: number) => R,
    ): R {
      const line = this.state[Header.withLines] === 1 ? lineOf(new Error(), undefined) : 0;
      return new Use(code, object, a, b, convert, line) as unknown as R;
    }
  }

  run(plan: Plan): Ending {
    const { stackTraceLimit } = Error;
    // To know where each error comes from takes longer than a run, and only lines are asked for.
    if (!plan.withLines) Error.stackTraceLimit = 0;
    try {
      return this.#run(plan);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  printed(): [] {
    return [];
  }

  #run(plan: Plan): Ending {
    const { state } = this;
    begin(state, this.threads.length, this.objects, this.#limits, plan);
    pauseOn(this.#stage);
    this.#error = undefined;
    for (let thread = 0; thread < this.#bodies.length; thread++) {
      this.#running[thread] = this.#bodies[thread]!(this.#shared as Stepwise<S>);
      this.#advance(thread, 0);
    }
    for (let thread = choose(state); thread !== NOBODY; thread = choose(state)) {
      if (execute(state, thread)) this.#advance(thread, lastResult(state));
      if (this.#program.invariant !== undefined) this.#checkInvariant();
    }
    pauseOn(undefined);
    if (state[Header.status] === Status.ok) this.#check();
    return {
      status: state[Header.status] as StatusCode,
      error: this.#error,
      outcome: this.#looking.outcome() ?? finalValues(state, this.objects),
    };
  }

  /** Runs a thread to its next use of a shared object. */
  #advance(thread: number, result: number): void {
    const at = threadAt(thread);
    try {
      const { done, value } = this.#running[thread]!.next(result);
      if (done) {
        this.state[at] = 0;
      } else {
        intend(this.state, at, value.code, value.object, value.a, value.b);
        this.state[at + Thread.line] = value.line;
      }
    } catch (error) {
      this.state[at] = 0;
      this.#error = messageOf(error);
      fail(this.state, thread);
    }
  }

  #check(): void {
    this.#error = this.#looking.check();
    if (this.#error !== undefined) this.state[Header.status] = Status.checkFailed;
  }

  #checkInvariant(): void {
    if (this.state[Header.status] === Status.exception) return;
    const error = this.#looking.invariant();
    if (error === undefined) return;
    this.#error = error;
    this.state[Header.status] = Status.invariantFailed;
  }
}
