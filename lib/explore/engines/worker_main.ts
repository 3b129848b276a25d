/**
 * What runs on each worker: one thread of the program, again and again, and the scheduler whenever the
 * thread is about to make a step.
 *
 * @module
 */

import { Turns } from "../../memory/turns.ts";
import { intend } from "../model/begin.ts";
import { choose, NOBODY } from "../model/choose.ts";
import { Declarations } from "../model/declarations.ts";
import { execute, fail, lastResult } from "../model/execute.ts";
import { Looking } from "../model/looking.ts";
import type { Stage } from "../model/stage.ts";
import { Header, Status, Thread, threadAt } from "../model/state.ts";
import { pauseOn } from "../nouns/pause.ts";
import type { Program } from "../program.ts";
import { Box } from "./box.ts";
import { findProgram } from "./find_program.ts";
import { lineIn, lineOf } from "./line_of.ts";
import { messageOf } from "./message_of.ts";
import { forbidden } from "./forbidden.ts";
import type { ProgramPlace } from "./workers.ts";

/** What a worker is told once its program has been loaded. */
export interface WorkerOrders {
  /** Where the program lies, for the lines. */
  readonly module: string;
  /** Tell the lines of this module instead. */
  readonly toldModule: string | undefined;
  /** The number of the thread; the controller has the number after the last one. */
  readonly thread: number;
  readonly state: SharedArrayBuffer;
  readonly turns: SharedArrayBuffer;
  readonly box: SharedArrayBuffer;
}

/** So often may a thread that is asked to stop use shared objects, in `finally` blocks for example. */
const PATIENCE = 1000;

/** How many calls deep to look for the learner's module. */
const STACK = 30;

/** Thrown into a thread to end it, when the run is over before the thread is. */
class Stop extends Error {
  override readonly name = "Stop";
  override readonly message =
    "the explorer ends this run; do not catch errors that you do not expect";
}

/** A thread that makes its steps when it is its turn. */
class SteppedThread implements Stage {
  readonly state: Int32Array;
  readonly #me: number;
  readonly #at: number;
  readonly #orders: WorkerOrders;
  readonly #turns: Turns;
  readonly #box: Box;
  readonly #body: (shared: unknown) => unknown;
  readonly #shared: unknown;
  readonly #looking: Looking<unknown> | undefined;
  #ignored = 0;
  /** Whether the learner's code runs, and not the explorer's. */
  inside = false;

  constructor(orders: WorkerOrders, program: Program) {
    this.#orders = orders;
    this.#me = orders.thread;
    this.#at = threadAt(orders.thread);
    this.state = new Int32Array(orders.state);
    this.#turns = new Turns(orders.turns, orders.thread);
    this.#box = new Box(orders.box);
    this.#body = Object.values(program.threads)[orders.thread]!;
    this.#shared = program.shared(new Declarations(this));
    this.#looking = program.invariant && new Looking(program, this.state);
  }

  /** Waits for its turn and runs to the end, over and over. */
  loop(): void {
    for (;;) {
      this.#turns.take();
      if (this.state[Header.quit] === 1) return;
      this.#ignored = 0;
      this.#run();
    }
  }

  perform<R>(
    code: number,
    object: number,
    a: number,
    b: number,
    convert: (result: number) => R,
  ): R {
    const { state } = this;
    if (state[Header.stopping] === 1) this.#stop();
    intend(state, this.#at, code, object, a, b);
    if (state[Header.withLines] === 1) {
      const { module, toldModule } = this.#orders;
      state[this.#at + Thread.line] = toldModule === undefined
        ? lineOf(new Error(), module)
        : lineIn(new Error(), toldModule);
    }
    do this.#awaitStep(); while (!this.#step());
    return convert(lastResult(state));
  }

  /** Ends the run because of something that an explored thread must not do; does not return. */
  refuse(text: string): never {
    this.#tell("error", text);
    fail(this.state, this.#me, Status.misuse);
    this.#giveBack();
    // The verdict stands, and this thread is in the middle of something: it never goes on.
    for (;;) this.#turns.take();
  }

  print(text: string): void {
    if (this.state[Header.withLines] === 1) this.#tell("print", text);
  }

  #run(): void {
    // To know where each error comes from takes longer than a run, and only lines are asked for.
    Error.stackTraceLimit = this.state[Header.withLines] === 1 ? STACK : 0;
    try {
      this.inside = true;
      const result = this.#body(this.#shared);
      this.inside = false;
      if (isPromise(result)) {
        result.then(undefined, () => {/* It fails because it was refused. */});
        this.refuse(
          "it is asynchronous, so that its steps cannot be ordered; write it without `async` and " +
            "`await`, with acquireSync(), waitSync() and the like",
        );
      }
      this.state[this.#at] = 0;
    } catch (error) {
      this.inside = false;
      this.state[this.#at] = 0;
      if (!(error instanceof Stop) && this.state[Header.stopping] === 0) {
        this.#tell("error", messageOf(error));
        fail(this.state, this.#me);
      }
    }
    if (this.state[Header.stopping] === 1) this.#giveBack();
    else this.#passOn(this.#next());
  }

  /** Has others make their steps, until it is this thread's turn to make one. */
  #awaitStep(): void {
    const next = this.#next();
    if (next !== this.#me) {
      this.#passOn(next);
      this.#turns.take();
    }
    if (this.state[Header.stopping] === 1) throw new Stop();
  }

  /** Who is next: all threads run up to their first step, in order; then the scheduler decides. */
  #next(): number {
    const { state } = this;
    if (state[Header.status] !== Status.running) return NOBODY;
    return state[Header.started]! < state[Header.threads]!
      ? state[Header.started]!++
      : choose(state);
  }

  #passOn(next: number): void {
    if (next === NOBODY) this.#giveBack();
    else this.#turns.pass(next);
  }

  #giveBack(): void {
    this.#turns.pass(this.state[Header.threads]!);
  }

  #step(): boolean {
    const { state } = this;
    const done = execute(state, this.#me);
    const complaint = this.#looking?.invariant();
    if (complaint !== undefined) {
      this.#tell("error", complaint);
      state[Header.status] = Status.invariantFailed;
      this.#giveBack();
      this.#turns.take();
      throw new Stop();
    }
    return done;
  }

  #stop(): never {
    if (++this.#ignored <= PATIENCE) throw new Stop();
    this.refuse(
      "it catches every error, also the one with which the explorer ends it; catch only what you " +
        "expect (`if (!(error instanceof …)) throw error`)",
    );
  }

  #tell(kind: "error" | "print", text: string): void {
    this.#box.add({ kind, text, thread: this.#me, step: this.state[Header.step]! });
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === "function";
}

const scope = self as unknown as {
  onmessage: (event: MessageEvent) => void;
  postMessage(message: string): void;
};

scope.onmessage = ({ data }: MessageEvent<ProgramPlace>): void => {
  const program = findProgram(data.module, data.program);
  program.catch(() => {/* The controller has the same error, or finds it when it gives orders. */});
  scope.onmessage = async ({ data }: MessageEvent<WorkerOrders>): Promise<void> => {
    const thread = new SteppedThread(data, await program);
    pauseOn(thread);
    forbidden(thread);
    scope.postMessage("ready");
    thread.loop();
    self.close();
  };
};
