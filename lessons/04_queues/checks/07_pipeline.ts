import {
  assertNoScheduleFails,
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  Stage,
} from "interleave/checks";
import { draw, pipeline, type Step } from "../exercises/07_pipeline.ts";

const chance = new Chance();
const NAMES = ["wash", "dry", "fold"];
const PLUS = [1000, 100_000, 10_000_000];

/** Runs on the stage: a generator cannot be sent there. */
export async function play(
  count: number,
  steps: readonly Step[],
  room: number,
  log: string,
): Promise<number[]> {
  return await pipeline(draw(count, log), steps, room);
}

/** A pipeline whose last stage waits at a closed door. */
class Scene implements AsyncDisposable {
  readonly room = chance.int(2, 3);
  /** The most numbers that may be on their way. */
  readonly most = (this.room + 1) * NAMES.length + 1;
  readonly count = this.most + chance.int(3, 6);
  readonly door = new ClosedDoor();
  readonly stage: Stage<typeof play>;
  readonly input = `pipeline() of ${this.count} numbers through ${NAMES.join(", ")}; room ` +
    `${this.room}   (seed ${chance.seed})`;
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  constructor() {
    const last = NAMES.length - 1;
    const steps = NAMES.map((name, n): Step => ({
      name,
      door: n === last ? this.door.path : "/dev/null",
      log: this.#log,
      plus: PLUS[n]!,
    }));
    const args = [this.count, steps, this.room, this.#log] as const;
    this.stage = new Stage(import.meta.url, play, [...args], { forks: false }); // it has threads
  }

  /** How often something has happened: `"wash"`. */
  times(name: string): number {
    const lines = Deno.readTextFileSync(this.#log).split("\n");
    return lines.filter((line) => line.startsWith(`${name} `)).length;
  }

  /** Waits until nothing moves any more, because the last stage is held up. */
  async heldUp(): Promise<void> {
    await this.stage.until(() => this.times("dry") > 1 || null);
    await this.stage.settle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

Deno.test("while one stage is held up, those before it go on with other numbers", async () => {
  await using scene = new Scene();
  await scene.heldUp();
  const dried = scene.times("dry");
  assertShown(dried > 1, {
    input: `${scene.input}; ${NAMES.at(-1)} can do nothing yet`,
    expected: "wash and dry go on until the lines are full",
    actual: `${scene.times("wash")} washed, ${dried} dry`,
  });
});

Deno.test("and no more numbers are drawn than there is room for", async () => {
  await using scene = new Scene();
  await scene.heldUp();
  const drawn = scene.times("draw");
  assertShown(drawn <= scene.most, {
    input: `${scene.input}; ${NAMES.at(-1)} can do nothing yet`,
    expected: `at most ${scene.most} numbers are on their way`,
    actual: `${drawn}`,
  });
});

Deno.test("all results come, in the order of the numbers, and all threads end", async () => {
  await using scene = new Scene();
  await scene.heldUp();
  scene.door.open();
  const end = await scene.stage.end().catch((error: Error) => error.message);
  assertShown(typeof end !== "string", {
    input: scene.input,
    expected: "it returns, and no thread is left",
    actual: `${end}; folded: ${scene.times("fold")} of ${scene.count}`,
  });
  const sum = PLUS.reduce((a, b) => a + b);
  const expected = Array.from({ length: scene.count }, (_, n) => n + sum);
  const { value } = end as Exclude<typeof end, string>;
  assertSame(scene.input, value.join(", "), expected.join(", "));
});

Deno.test("under no schedule a number gets lost, waits for ever, or is one too many", async () => {
  const module = import.meta.resolve("./_07_pipeline.ts");
  await assertNoScheduleFails({ module, program: "oneStage" });
});
