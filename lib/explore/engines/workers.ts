import { Turns } from "../../memory/turns.ts";
import { begin, finalValues } from "../model/begin.ts";
import { Declarations } from "../model/declarations.ts";
import type { Declared } from "../model/declared.ts";
import { Looking } from "../model/looking.ts";
import { Header, Status, type StatusCode, Thread, threadAt } from "../model/state.ts";
import type { Program } from "../program.ts";
import { textOf } from "../report/trace.ts";
import { Box } from "./box.ts";
import { findProgram } from "./find_program.ts";
import {
  DEFAULT_LIMITS,
  type Ending,
  type Plan,
  type Printed,
  type RunLimits,
  type Runner,
} from "./runner.ts";
import { startWorker } from "./start_worker.ts";
import { toldModule } from "./told_module.ts";
import type { WorkerOrders } from "./worker_main.ts";

/** After how many milliseconds without a step a thread counts as lost. */
const HANG = 1500;
/** How often to look whether it has made one. */
const LOOK = 250;

/** Where to find a program. */
export interface ProgramPlace {
  /** The URL of the module. */
  readonly module: string;
  /** The name of its export. */
  readonly program: string;
}

/**
 * The engine for ordinary code: each thread of the program on a worker, which runs when it is its turn.
 *
 * After a run that hung, or was refused, there is no next run; and a worker that hangs can only be
 * ended with its process. So the explorer runs it in a child process.
 */
export class Workers implements Runner, Disposable {
  readonly state: Int32Array;
  readonly threads: readonly string[];
  readonly objects: readonly Declared[];
  readonly #limits: RunLimits;
  readonly #looking: Looking<unknown>;
  readonly #turns: Turns;
  readonly #box: Box;
  readonly #workers: readonly Worker[];

  private constructor(
    program: Program,
    limits: RunLimits,
    state: SharedArrayBuffer,
    turns: SharedArrayBuffer,
    box: SharedArrayBuffer,
    objects: readonly Declared[],
    workers: readonly Worker[],
  ) {
    this.#limits = limits;
    this.threads = Object.keys(program.threads);
    this.objects = objects;
    this.state = new Int32Array(state);
    this.#looking = new Looking(program, this.state);
    this.#turns = new Turns(turns, this.threads.length);
    this.#box = new Box(box);
    this.#workers = workers;
  }

  /**
   * Has the workers load the program.
   *
   * @param workers One for each thread, just started; starts them if left out.
   * @throws {TypeError} if there is no such program.
   */
  static async start(
    place: ProgramPlace,
    limits: Partial<RunLimits> = {},
    workers?: readonly Worker[],
  ): Promise<Workers> {
    const program = await findProgram(place.module, place.program);
    const declarations = new Declarations(NOWHERE);
    program.shared(declarations);
    const state = new SharedArrayBuffer(4 * declarations.size);
    const turns = Turns.buffer(Object.keys(program.threads).length + 1);
    const box = Box.buffer();
    const { objects } = declarations;
    const runner = new Workers(
      program,
      { ...DEFAULT_LIMITS, ...limits },
      state,
      turns,
      box,
      objects,
      workers ?? Object.keys(program.threads).map(() => startWorker(place)),
    );
    const told = toldModule();
    await Promise.all(
      runner.#workers.map((worker, thread) =>
        order(worker, { module: place.module, toldModule: told, thread, state, turns, box })
      ),
    );
    return runner;
  }

  run(plan: Plan): Ending {
    const { state, threads } = this;
    begin(state, threads.length, this.objects, this.#limits, plan);
    this.#box.empty();
    state[Header.started] = 1;
    this.#turns.pass(0);
    if (!this.#awaitEnd()) return this.#hang();
    const ending = this.#ending();
    if (ending.status !== Status.misuse && !this.#stopAll()) return this.#refusal() ?? this.#hang();
    return this.#refusal() ?? ending;
  }

  printed(): Printed[] {
    return this.#box.messages().filter(({ kind }) => kind === "print");
  }

  /** Ends the workers, unless one hangs. */
  [Symbol.dispose](): void {
    this.state[Header.quit] = 1;
    for (const thread of this.threads.keys()) this.#turns.pass(thread);
    for (const worker of this.#workers) worker.terminate();
  }

  /** Waits for the turn to come back; gives up if no step is made for long. */
  #awaitEnd(): boolean {
    const { state } = this;
    let seen = -1;
    for (let idle = 0; !this.#turns.take(LOOK); idle += LOOK) {
      if (idle >= HANG) return false;
      if (seen !== state[Header.step]) idle = 0;
      seen = state[Header.step]!;
    }
    return true;
  }

  #ending(): Ending {
    const { state, objects } = this;
    let error = this.#box.messages().find(({ kind }) => kind === "error")?.text;
    if (state[Header.status] === Status.ok) {
      error = this.#looking.check();
      if (error !== undefined) state[Header.status] = Status.checkFailed;
    }
    const outcome = this.#looking.outcome() ?? finalValues(state, objects);
    return { status: state[Header.status] as StatusCode, error, outcome };
  }

  /** Ends the threads that are left, one after the other. */
  #stopAll(): boolean {
    const { state } = this;
    for (const thread of this.threads.keys()) {
      const at = threadAt(thread);
      if (state[at] === 0) continue;
      const pending = state[at]!;
      state[Header.stopping] = 1;
      this.#turns.pass(thread);
      if (!this.#turns.take(HANG)) return false;
      // For the report, which tells what it was about to do.
      state[at] = pending;
    }
    return true;
  }

  /** What a thread did while it was to stop, that it must not. */
  #refusal(): Ending | undefined {
    if (this.state[Header.status] !== Status.misuse) return undefined;
    const { text } = this.#box.messages().findLast(({ kind }) => kind === "error")!;
    return { status: Status.misuse, error: text, outcome: "" };
  }

  #hang(): Ending {
    const { state } = this;
    const thread = this.#turns.holder;
    const stopping = state[Header.stopping] === 1;
    state[Header.status] = Status.hang;
    state[Header.failed] = thread;
    const error = stopping
      ? "it does not end when the explorer ends it: it catches every error, and goes on; catch only " +
        "what you expect"
      : `it has not come to a step for more than ${HANG / 1000} s, since ${
        this.#lastStepOf(thread)
      }: a loop without an end, that uses nothing shared? Read a shared object in it, and call pause()`;
    return { status: Status.hang, error, outcome: "" };
  }

  #lastStepOf(thread: number): string {
    const at = threadAt(thread);
    const { operation, object, a, b } = Thread;
    const words = [operation, object, a, b].map((word) => this.state[at + word]!);
    if (words[0] === 0) return "its start";
    return textOf(this.objects, words[0]!, words[1]!, words[2]!, words[3]!, undefined);
  }
}

/** Gives a worker its orders, and waits until it is ready. */
function order(worker: Worker, orders: WorkerOrders): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.onmessage = () => resolve();
  worker.onerror = (event) => {
    event.preventDefault();
    reject(new TypeError(event.message));
  };
  worker.postMessage(orders);
  return promise;
}

/** The controller declares, and uses nothing. */
const NOWHERE = {
  state: new Int32Array(0),
  perform(): never {
    throw new TypeError("Cannot use a shared object in shared(): it only declares them");
  },
};
