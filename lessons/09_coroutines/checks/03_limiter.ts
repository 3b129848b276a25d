import { assertSame, assertShown, Chance } from "interleave/checks";
import { Limiter } from "../exercises/03_limiter.ts";
import { settle } from "./_settle.ts";

const chance = new Chance();

/** Jobs that end when the check says so, and what was seen of them. */
class Jobs {
  readonly most = chance.int(2, 4);
  readonly count = this.most + chance.int(3, 6);
  /** The numbers of those that have begun, in this order. */
  readonly begun: number[] = [];
  readonly outcomes: Promise<unknown>[];
  readonly call = `new Limiter(${this.most}), then run() with ${this.count} jobs at once` +
    `   (seed ${chance.seed})`;
  readonly #ends: PromiseWithResolvers<number>[];

  constructor() {
    this.#ends = Array.from({ length: this.count }, () => Promise.withResolvers<number>());
    for (const { promise } of this.#ends) promise.catch(() => {}); // whoever hears of it or not
    const limiter = new Limiter(this.most);
    this.outcomes = this.#ends.map(({ promise }, n) => {
      const outcome = limiter.run(() => {
        this.begun.push(n);
        return promise;
      });
      return outcome.catch((error: Error) => error.message);
    });
  }

  /** Has one come to its end that has begun. */
  async end(n: number): Promise<void> {
    this.#ends[n]!.resolve(n);
    await settle();
  }

  /** Has one fail that has begun. */
  async fail(n: number): Promise<void> {
    this.#ends[n]!.reject(new Error(`job ${n} failed`));
    await settle();
  }
}

async function begunJobs(): Promise<Jobs> {
  const jobs = new Jobs();
  await settle();
  return jobs;
}

Deno.test("at most so many jobs are at work at the same moment", async () => {
  const { begun, most, call } = await begunJobs();
  assertShown(begun.length <= most, {
    input: `${call}; none of them ends`,
    expected: `${most} are at work, and the others wait`,
    actual: `${begun.length} are at work`,
  });
});

Deno.test("and no fewer, as long as there are enough", async () => {
  const { begun, most, call } = await begunJobs();
  assertSame(`${call}; how many are at work`, begun.length, most);
});

Deno.test("when one ends, whichever it is, the next one begins", async () => {
  const jobs = await begunJobs();
  const first = chance.int(0, jobs.most - 1);
  await jobs.end(first);
  assertSame(`${jobs.call}; job ${first} has ended`, jobs.begun.length, jobs.most + 1);
  const second = jobs.begun.at(-1)!;
  await jobs.end(second);
  assertSame(`${jobs.call}; and job ${second}, too`, jobs.begun.length, jobs.most + 2);
});

Deno.test("first come, first served", async () => {
  const jobs = await begunJobs();
  for (let n = 0; n < jobs.count; n++) await jobs.end(n);
  assertSame(`${jobs.call}; the order in which they begin`, jobs.begun, [
    ...Array(jobs.count).keys(),
  ]);
});

Deno.test("run() gives what its job gives, be it an error", async () => {
  const jobs = await begunJobs();
  const fails = chance.int(0, jobs.most - 1);
  for (const n of Array(jobs.most).keys()) await (n === fails ? jobs.fail(n) : jobs.end(n));
  const outcomes = await Promise.all(jobs.outcomes.slice(0, jobs.most));
  const expected = [...Array(jobs.most).keys()].map((n) => n === fails ? `job ${n} failed` : n);
  assertSame(`${jobs.call}; job ${fails} fails`, outcomes, expected);
});

Deno.test("a job that fails frees its place", async () => {
  const jobs = await begunJobs();
  for (const n of Array(jobs.most).keys()) await jobs.fail(n);
  const { begun, most, count, call } = jobs;
  const expected = Math.min(2 * most, count);
  assertSame(`${call}; the first ${most} have failed; begun`, begun.length, expected);
});
