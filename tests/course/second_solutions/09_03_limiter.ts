// With a row of those who wait, and no semaphore.

export type Job<T> = () => Promise<T>;

export class Limiter {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(most: number) {
    this.#most = most;
  }

  run<T>(job: Job<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        Promise.try(job).then(resolve, reject).finally(() => {
          this.#working--;
          this.#next();
        });
      });
      this.#next();
    });
  }

  #next(): void {
    if (this.#working === this.#most) return;
    const begin = this.#waiting.shift();
    if (begin === undefined) return;
    this.#working++;
    begin();
  }
}
