// A job that fails keeps its place for ever.

import { Semaphore } from "interleave/coroutines";

export type Job<T> = () => Promise<T>;

export class Limiter {
  readonly #places: Semaphore;

  constructor(most: number) {
    this.#places = new Semaphore(most);
  }

  async run<T>(job: Job<T>): Promise<T> {
    await this.#places.acquire();
    const result = await job();
    this.#places.release();
    return result;
  }
}
