/** What a coroutine waits for: milliseconds, a promise, or just for its next turn. */
export type Wanted = number | PromiseLike<unknown> | undefined;
/** A coroutine; what it waited for comes back from `yield`. */
export type Steps = Generator<Wanted, void, unknown>;

/** An event loop. */
export class Loop {
  #ready: (() => void)[] = [];
  readonly #sleeping: { readonly at: number; readonly wake: () => void }[] = [];
  #open = 0;
  #rouse = (): void => {};

  /** Adds a coroutine, which has its first turn in the next round. */
  start(steps: Steps): void {
    this.#open++;
    this.#ready.push(() => this.#step(() => steps.next(), steps));
  }

  /** Runs until all have ended. */
  async run(): Promise<void> {
    while (this.#open > 0) {
      for (const goOn of this.#ready.splice(0)) goOn();
      if (this.#open > 0) await this.#listen();
      const now = performance.now();
      while (this.#sleeping.length > 0 && this.#sleeping[0]!.at <= now) {
        this.#ready.push(this.#sleeping.shift()!.wake);
      }
    }
  }

  /** Lets one coroutine go on to where it waits, and writes down what for. */
  #step(goOn: () => IteratorResult<Wanted>, steps: Steps): void {
    const { done, value: wanted } = goOn();
    const next = (value?: unknown) => (): void => this.#step(() => steps.next(value), steps);
    const wake = (goOn: () => void): void => {
      this.#ready.push(goOn);
      this.#rouse();
    };
    if (done) this.#open--;
    else if (wanted === undefined) this.#ready.push(next());
    else if (typeof wanted === "number") {
      this.#sleeping.push({ at: performance.now() + wanted, wake: next() });
      this.#sleeping.sort((a, b) => a.at - b.at);
    } else {
      const fail = (error: unknown) => (): void => this.#step(() => steps.throw(error), steps);
      wanted.then((value) => wake(next(value)), (error) => wake(fail(error)));
    }
  }

  /** Gives the thread back to the system, until somebody can go on. */
  #listen(): Promise<void> {
    const at = this.#ready.length > 0 ? 0 : this.#sleeping[0]?.at ?? Infinity;
    return new Promise((resolve) => {
      const ms = Math.max(0, at - performance.now());
      const timer = ms < Infinity ? setTimeout(resolve, ms) : undefined;
      this.#rouse = () => resolve(clearTimeout(timer));
    });
  }
}
