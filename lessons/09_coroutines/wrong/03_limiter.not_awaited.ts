// The block is left, and the place given back, while the job is at work.

import { Semaphore } from "interleave/coroutines";

export type Job<T> = () => Promise<T>;

export class Limiter {
  readonly #places: Semaphore;

  constructor(most: number) {
    this.#places = new Semaphore(most);
  }

  async run<T>(job: Job<T>): Promise<T> {
    using _place = await this.#places.hold();
    return job();
  }
}
