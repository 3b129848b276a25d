import { assertSame, assertShown, Chance, ClosedDoor, Stage, valueOf } from "interleave/checks";
import type { Address } from "interleave/managers";
import { type Job, type Office, open, work } from "../exercises/03_office.ts";

const chance = new Chance();
const WORKERS = 2;
const JOBS = 3;
/** Results are there when the workers have ended; only those that never come are waited for, in ms. */
const PATIENCE_MS = 3000;

/** Runs on the stage: a worker on another machine; why it was not let in, or how much it has done. */
export async function worker(address: Address, key: number[]): Promise<number | string> {
  return await work(address, new Uint8Array(key)).catch((error: Error) => error.name);
}

/** An office in this process, and workers in others; each job has a door. */
class Scene implements AsyncDisposable {
  readonly numbers = Array.from({ length: JOBS }, () => chance.int(2, 1000));
  readonly doors = this.numbers.map(() => new ClosedDoor());
  readonly workers: Stage<typeof worker>[] = [];
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });
  readonly #key = crypto.getRandomValues(new Uint8Array(32));
  #office: Office | undefined;

  static async open(): Promise<Scene> {
    const scene = new Scene();
    const jobs = scene.numbers.map((number, n): Job => ({
      door: scene.doors[n]!.path,
      log: scene.#log,
      number,
    }));
    scene.#office = await open(jobs, scene.#key);
    return scene;
  }

  get call(): string {
    return `an office for ${this.numbers.join(", ")}, ${this.workers.length} workers   ` +
      `(seed ${chance.seed})`;
  }

  /** How many jobs were begun. */
  get begun(): number {
    return Deno.readTextFileSync(this.#log).split("\n").length - 1;
  }

  /** Lets another worker come. */
  hire(key: Uint8Array = this.#key): Stage<typeof worker> {
    const stage = new Stage(import.meta.url, worker, [this.#office!.address, [...key]]);
    this.workers.push(stage);
    return stage;
  }

  /** Lets so many workers come, and waits until they are at work, as far as they get. */
  async crew(): Promise<void> {
    while (this.workers.length < WORKERS) this.hire();
    for (const each of this.workers) await each.until(() => this.begun >= WORKERS || null);
    for (const each of this.workers) await each.settle();
  }

  /** What each worker has returned. */
  async counts(): Promise<(number | string)[]> {
    return await Promise.all(this.workers.map((each) => valueOf(each, this.call)));
  }

  /** The results; what is not there when the workers have ended will not come. */
  async results(): Promise<number[] | string> {
    const late = Promise.withResolvers<string>();
    const timer = setTimeout(() => late.resolve("not all have come"), PATIENCE_MS);
    const results = await Promise.race([this.#office!.results, late.promise]);
    clearTimeout(timer);
    return results;
  }

  /** A key that is not the office's. */
  otherKey(): Uint8Array {
    return this.#key.with(0, this.#key[0]! ^ 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.workers) await each[Symbol.asyncDispose]();
    await this.#office?.[Symbol.asyncDispose]();
    for (const door of this.doors) door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

Deno.test("two workers are at work at the same moment", async () => {
  await using scene = await Scene.open();
  await scene.crew();
  assertShown(scene.begun === WORKERS, {
    input: `${scene.call}; no job can be finished yet`,
    expected: `${WORKERS} jobs are begun`,
    actual: `${scene.begun}`,
  });
});

Deno.test("the results come in the order of the jobs, whoever was quicker", async () => {
  await using scene = await Scene.open();
  await scene.crew();
  for (const door of scene.doors.slice(1)) door.open();
  for (const each of scene.workers) await each.until(() => scene.begun === JOBS || null);
  for (const each of scene.workers) await each.settle();
  scene.doors[0]!.open(); // so the first one is done last
  await Promise.allSettled(scene.workers.map((each) => each.end()));
  assertSame(scene.call, await scene.results(), scene.numbers.map((number) => number ** 2));
});

Deno.test("each worker ends and tells how much it did, also a late one", async () => {
  await using scene = await Scene.open();
  await scene.crew();
  for (const door of scene.doors) door.open();
  const counts = await scene.counts();
  const sum = counts.reduce((sum: number, count) => sum + Number(count), 0);
  assertShown(sum === JOBS && !counts.includes(0), {
    input: scene.call,
    expected: `${JOBS} jobs, at least one each`,
    actual: counts.join(" and "),
  });
  const input = `${scene.call}, and one who comes when all is done`;
  assertSame(input, await valueOf(scene.hire(), input), 0);
});

Deno.test("who has another key is refused", async () => {
  await using scene = await Scene.open();
  for (const door of scene.doors) door.open();
  const stranger = scene.hire(scene.otherKey());
  const actual = await valueOf(stranger, `${scene.call}, with another key`);
  assertSame(`${scene.call}, with another key`, actual, "AuthenticationError");
});
