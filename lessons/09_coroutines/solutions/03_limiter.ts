/**
 * A limiter
 *
 * A server answers questions, but does not want a thousand of them at a time. Write a limiter that all
 * who ask go through:
 *
 *     const limiter = new Limiter(3);
 *     const page = await limiter.run(() => load("/index.html"));
 *
 * - At most `most` jobs are at work at the same moment. The others wait for a place, and when one
 *   becomes free the next job begins at once: first come, first served.
 * - `run()` returns what its job returns, and throws what it throws. A job that fails frees its place
 *   as any other does.
 */
import { Semaphore } from "interleave/coroutines";

/** Something that takes a while. */
export type Job<T> = () => Promise<T>;

/** Lets so many jobs at a time go on. */
export class Limiter {
  readonly #places: Semaphore;

  constructor(most: number) {
    this.#places = new Semaphore(most);
  }

  /** Runs a job as soon as there is a place for it. */
  async run<T>(job: Job<T>): Promise<T> {
    using _place = await this.#places.hold(); // given back however the block is left
    return await job(); // without `await` the block would be left, and the place free, at once
  }
}
