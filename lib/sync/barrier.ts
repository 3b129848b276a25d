import { BrokenBarrierError, InvalidStateError } from "../errors.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { type Arrival, BarrierState } from "./barrier_state.ts";
import { type Place, Placed, regionOf } from "./place.ts";

/** What is waited for, in words: for those of the pass before to leave, and for the others to come. */
const room = "room at the barrier", others = "the others at the barrier";
/** Whether those who wait are alive is not asked within so many milliseconds: it is slow. */
const PATIENCE = 20;

/** Options of a barrier. */
export interface BarrierOptions {
  /**
   * Called once per pass, by the last one to come, before anybody goes on. It must not wait. See also
   * `Barrier.action`.
   */
  readonly action?: (() => void) | undefined;
  /**
   * The longest time to wait, in milliseconds, for calls of `wait()` that do not say.
   *
   * @default {Infinity}
   */
  readonly timeout?: number | undefined;
}

/**
 * A place where a fixed number of parties wait for each other, then all go on; again and again.
 *
 * A barrier *breaks*, for all who wait and all who come, when one of them waits in vain until its time is
 * up, when the action throws, at `abort()`, and when a process is killed while it waits (the others hear
 * of that within a second). `reset()` makes it whole.
 *
 * Abort: who is aborted before all have come leaves its place to another; the barrier stays whole.
 *
 * @internal
 */
export class Barrier extends Placed {
  /**
   * What the last one to come calls. Functions do not travel: where a barrier with an action arrives as
   * an argument, or in a queue, set its action before the first `wait()`.
   */
  action: (() => void) | undefined;
  readonly #timeout: number | undefined;
  readonly #state: BarrierState;

  /**
   * Makes a barrier; each door of the library says where.
   *
   * @throws {RangeError} if `parties` is not a whole number of at least 1, or `timeout` is not a number.
   */
  constructor(place: Place, parties: number, { action, timeout }: BarrierOptions = {}) {
    if (!Number.isInteger(parties) || parties < 1) {
      throw new RangeError(
        `Cannot make a barrier for ${parties} parties: give a whole number of at least 1`,
      );
    }
    deadlineOf({ timeout });
    super(place, BarrierState.words(parties), (region) => {
      BarrierState.begin(region, parties, action !== undefined);
    });
    this.action = action;
    this.#timeout = timeout;
    this.#state = new BarrierState(regionOf(this));
  }

  /** How many must come. */
  get parties(): number {
    return this.#state.parties;
  }

  /** How many wait for the others. */
  get nWaiting(): number {
    return this.#state.waiting;
  }

  /** Whether it is broken. */
  get broken(): boolean {
    return this.#state.isBroken;
  }

  /** The `timeout` that `wait()` takes if it is given none. */
  get timeout(): number | undefined {
    return this.#timeout;
  }

  /**
   * Waits for the others, and lets other coroutines run meanwhile.
   *
   * @param options `timeout` in milliseconds, after which the barrier breaks; `signal`.
   * @returns Which of the parties this one is in this pass: each gets another number from 0 on.
   * @throws {BrokenBarrierError} if the barrier breaks, or is broken.
   * @throws Whatever the action throws, for the one who has called it.
   */
  async wait(options: WaitOptions = {}): Promise<number> {
    const deadline = this.#deadline(options);
    const { signal } = options;
    signal?.throwIfAborted();
    const { phase } = this.#state;
    let arrival = this.#enter();
    while (arrival === undefined) {
      const inTime = await waitAsync(phase, () => this.#state.mayEnter(), deadline, signal, room);
      arrival = inTime ? this.#enter() : this.#tooLate();
    }
    if (arrival.mustAct) return this.#act(arrival);
    const attempt = this.#attempt(arrival);
    try {
      return this.#end(arrival, await waitAsync(phase, attempt, deadline, signal, others));
    } catch (error) {
      if (error instanceof BrokenBarrierError || this.#state.leave(arrival)) throw error;
    }
    // All have come: this one goes on with them.
    return this.#end(arrival, await waitAsync(phase, attempt, Infinity, undefined, others));
  }

  /**
   * Blocks this thread until the others have come.
   *
   * @param options `timeout` in milliseconds, after which the barrier breaks.
   * @returns Which of the parties this one is in this pass: each gets another number from 0 on.
   * @throws {BrokenBarrierError} if the barrier breaks, or is broken.
   * @throws {InvalidStateError} for a barrier among coroutines, unless it is the last: none could come.
   * @throws Whatever the action throws, for the one who has called it.
   */
  waitSync(options: SyncWaitOptions = {}): number {
    const deadline = this.#deadline(options);
    const { phase } = this.#state;
    let arrival = this.#enter();
    while (arrival === undefined) {
      const inTime = waitSync(phase, () => this.#state.mayEnter(), deadline, room);
      arrival = inTime ? this.#enter() : this.#tooLate();
    }
    if (arrival.mustAct) return this.#act(arrival);
    try {
      return this.#end(arrival, waitSync(phase, this.#attempt(arrival), deadline, others));
    } catch (error) {
      this.#state.leave(arrival);
      throw error;
    }
  }

  /** Breaks it. */
  abort(): void {
    this.#state.break();
  }

  /** Makes it whole and empty: those who wait get a `BrokenBarrierError`. */
  reset(): void {
    this.#state.reset();
  }

  #deadline(options: SyncWaitOptions): number {
    if (this.#state.hasAction && this.action === undefined) {
      throw new InvalidStateError(
        "Cannot wait at the barrier: it has an action, which did not travel with it; set `action` here",
      );
    }
    return deadlineOf({ timeout: options.timeout ?? this.#timeout });
  }

  #enter(): Arrival | undefined {
    const arrival = this.#state.enter();
    if (arrival === "broken") throw brokenBarrier();
    return arrival;
  }

  #tooLate(): never {
    this.#state.break();
    throw brokenBarrier();
  }

  #attempt(arrival: Arrival): () => true | number {
    const suspicious = performance.now() + PATIENCE;
    return () => {
      // Read first: what changes after the look is seen when it parks.
      const seen = this.#state.phase.load();
      if (this.#state.outcomeOf(arrival) !== "waiting") return true;
      if (performance.now() < suspicious || !this.#state.hasLost(arrival)) return seen;
      this.#state.break(arrival.pass);
      return true;
    };
  }

  #act(arrival: Arrival): number {
    try {
      this.action!();
    } catch (error) {
      this.#state.break(arrival.pass);
      throw error;
    }
    this.#state.open(arrival);
    return this.#end(arrival, true);
  }

  #end(arrival: Arrival, inTime: boolean): number {
    if (!inTime) this.#state.break(arrival.pass);
    if (this.#state.outcomeOf(arrival) === "passed") return arrival.index;
    throw brokenBarrier();
  }
}

function brokenBarrier(): BrokenBarrierError {
  return new BrokenBarrierError(
    "Cannot pass the barrier: it is broken; reset() it once all parties know",
  );
}
