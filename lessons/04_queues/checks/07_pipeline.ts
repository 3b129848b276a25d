import { assertNoScheduleFails, assertShown, Chance, ClosedDoor, Stage } from "interleave/checks";
import { endOf, patiently } from "./_patiently.ts";
import { draw, pipeline, type Step } from "../exercises/07_pipeline.ts";

const chance = new Chance();
const NAMES = ["wash", "dry", "fold"];
const PLUS = [1000, 100_000, 10_000_000];
const ROOM = chance.int(2, 3);
/** The most numbers that may be on their way. */
const MOST = (ROOM + 1) * NAMES.length + 1;
const COUNT = MOST + chance.int(3, 6);
const input = `pipeline() of ${COUNT} numbers through ${NAMES.join(", ")}; room ${ROOM}` +
  `   (seed ${chance.seed})`;

/** Runs on the stage: a generator cannot be sent there. */
export async function play(
  count: number,
  steps: readonly Step[],
  room: number,
  log: string,
): Promise<number[]> {
  return await pipeline(draw(count, log), steps, room);
}

/** What was seen of a pipeline. */
interface Seen {
  /** How often what had happened while the last stage was held up: `{ draw: 7, wash: 5 }`. */
  readonly heldUp: Readonly<Record<string, number>>;
  /** The results; or what it does in place of coming to its end. */
  readonly end: readonly number[] | string;
}

/** Lets the last stage wait at a closed door, until nothing moves any more; then opens it. */
async function look(): Promise<Seen> {
  using door = new ClosedDoor();
  const log = Deno.makeTempFileSync({ prefix: "interleave-" });
  const times = (): Record<string, number> => {
    const lines = Deno.readTextFileSync(log).split("\n");
    const count = (name: string): number => lines.filter((line) => line.startsWith(name)).length;
    return Object.fromEntries(["draw", ...NAMES].map((name) => [name, count(`${name} `)]));
  };
  const steps = NAMES.map((name, n): Step => ({
    name,
    door: name === NAMES.at(-1) ? door.path : "/dev/null",
    log,
    plus: PLUS[n]!,
  }));
  try {
    // It has threads, and no forks.
    await using stage = new Stage(import.meta.url, play, [COUNT, steps, ROOM, log], {
      forks: false,
    });
    await patiently(stage, () => times()["draw"]! >= MOST || null, times);
    await stage.settle(); // would it draw more?
    const heldUp = times();
    door.open();
    const end = await endOf(stage, times);
    if (typeof end !== "string") return { heldUp, end: end.value };
    return { heldUp, end: `${end}; folded: ${times()["fold"]} of ${COUNT}` };
  } finally {
    Deno.removeSync(log);
  }
}

/** One look is enough for all claims. */
let looked: Promise<Seen> | undefined;
const seen = (): Promise<Seen> => looked ??= look();

Deno.test("while one stage is held up, those before it go on with other numbers", async () => {
  const { wash, dry } = (await seen()).heldUp;
  assertShown(dry! > 1, {
    input: `${input}; fold can do nothing yet`,
    expected: "wash and dry go on until the lines are full",
    actual: `${wash} washed, ${dry} dry`,
  });
});

Deno.test("and no more numbers are drawn than there is room for", async () => {
  const { draw } = (await seen()).heldUp;
  assertShown(draw! <= MOST, {
    input: `${input}; fold can do nothing yet`,
    expected: `at most ${MOST} numbers are on their way`,
    actual: `${draw}`,
  });
});

Deno.test("all results come, in the order of the numbers, and all threads end", async () => {
  const { end } = await seen();
  const sum = PLUS.reduce((a, b) => a + b);
  const expected = Array.from({ length: COUNT }, (_, n) => n + sum).join(", ");
  const actual = typeof end === "string" ? end : end.join(", ");
  assertShown(actual === expected, { input, expected, actual });
});

Deno.test("under no schedule a number gets lost, waits for ever, or is one too many", async () => {
  const module = import.meta.resolve("./_07_pipeline.ts");
  await assertNoScheduleFails({ module, program: "oneStage" });
});
