/** Work that is done when the check says so, and not before. */
export class HeldWork<I, R> {
  readonly #perform: (input: I) => R;
  readonly #inputs: I[] = [];
  readonly #promises: PromiseWithResolvers<R>[] = [];
  #isFree = false;

  /** `perform` gives the result. */
  constructor(perform: (input: I) => R) {
    this.#perform = perform;
  }

  /** What was handed in so far, in order. */
  get inputs(): readonly I[] {
    return this.#inputs;
  }

  /** Hand this to the learner's function. */
  readonly work = (input: I): Promise<R> => {
    const promise = Promise.withResolvers<R>();
    if (this.#isFree) promise.resolve(this.#perform(input));
    this.#inputs.push(input);
    this.#promises.push(promise);
    return promise.promise;
  };

  /** Does the n-th input, and waits until everybody has heard of it; nothing if it was not handed in. */
  async finish(n: number): Promise<void> {
    await this.settle();
    if (n < this.#inputs.length) this.#promises[n]!.resolve(this.#perform(this.#inputs[n]!));
    await this.settle();
  }

  /** The n-th input fails. */
  async fail(n: number, error: Error): Promise<void> {
    await this.settle();
    this.#promises[n]?.reject(error);
    await this.settle();
  }

  /** From now on everything is done at once. */
  finishAll(): void {
    this.#isFree = true;
    for (const [n, input] of this.#inputs.entries()) {
      this.#promises[n]!.resolve(this.#perform(input));
    }
  }

  /** Waits until nobody can go on: nothing here waits for anything but promises. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
  }
}
