// The next jobs wait until all of the batch before have ended.

export type Job<T> = () => Promise<T>;

export class Limiter {
  #count = 0;
  #before: Promise<unknown> = Promise.resolve();
  #batch: Promise<unknown>[] = [];

  constructor(readonly most: number) {}

  async run<T>(job: Job<T>): Promise<T> {
    if (this.#count++ % this.most === 0) {
      this.#before = Promise.allSettled(this.#batch);
      this.#batch = [];
    }
    const running = this.#before.then(job);
    this.#batch.push(running);
    return await running;
  }
}
