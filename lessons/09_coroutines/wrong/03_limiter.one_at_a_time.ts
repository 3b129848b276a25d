// A lock has one place, whatever `most` says.

import { Lock } from "interleave/coroutines";

export type Job<T> = () => Promise<T>;

export class Limiter {
  readonly #lock = new Lock();

  constructor(readonly most: number) {}

  async run<T>(job: Job<T>): Promise<T> {
    using _place = await this.#lock.hold();
    return await job();
  }
}
