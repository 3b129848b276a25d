import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { Workshop } from "../exercises/06_workshop.ts";

const chance = new Chance();
const HELPERS = 2;
/** How many items may wait. */
const ROOM = 2;

/** Runs on the stage: notes when each job has come back. */
export async function play(
  { door, log }: Place,
  jobs: readonly (readonly number[])[],
  helpers: number,
): Promise<Seen<null>> {
  const shop = new Workshop(door, log, helpers);
  for (const job of jobs) {
    await shop.doAll(job);
    Deno.writeTextFileSync(log, `back ${job}\n`, { append: true });
  }
  await shop.close();
  return seen(null);
}

/** Some different items. */
function items(count: number): number[] {
  return chance.shuffled([...Array(90).keys()].map((n) => n + 10)).slice(0, count);
}

function call(...jobs: readonly (readonly number[])[]): string {
  const calls = jobs.map((job) => `doAll([${job.join(", ")}])`).join(", ");
  return `${HELPERS} helpers; ${calls}, close()   (seed ${chance.seed})`;
}

/** The lines of one kind, without the word. */
function of(kind: string, lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith(`${kind} `)).map((line) =>
    line.slice(kind.length + 1)
  );
}

/** A scene of the jobs, when nobody can go on because the door is closed. */
async function heldUp(
  ...jobs: number[][]
): Promise<Scene<[jobs: readonly (readonly number[])[], helpers: number], null>> {
  const scene = new Scene(import.meta.url, play, [jobs, HELPERS]);
  await scene.begun(HELPERS);
  return scene;
}

Deno.test("all helpers are at work at the same moment", async () => {
  const job = items(7);
  await using scene = await heldUp(job);
  const begun = of("begun", scene.lines);
  assertShown(begun.length === HELPERS, {
    input: call(job),
    expected: `${HELPERS} items are begun before the first one is done`,
    actual: `${begun.length}: ${begun.join(", ") || "none"}`,
  });
});

Deno.test("who hands out work waits while the queue is full", async () => {
  const job = items(9);
  await using scene = await heldUp(job);
  const handed = of("handed", scene.lines);
  const most = HELPERS + ROOM + 1; // at work, in the queue, and in the hand
  assertShown(handed.length <= most, {
    input: `${call(job)}; the helpers are held up`,
    expected: `at most ${most} items are handed out`,
    actual: `${handed.length}: ${handed.join(", ")}`,
  });
});

Deno.test("doAll() does not come back before all is done", async () => {
  const job = items(HELPERS);
  await using scene = await heldUp(job);
  const back = of("back", scene.lines);
  assertShown(back.length === 0, {
    input: `${call(job)}; the helpers are held up`,
    expected: "doAll() waits for them",
    actual: `it has come back: ${scene.lines.join("; ")}`,
  });
});

Deno.test("everything is done, job after job, although some items fail", async () => {
  const [first, second] = [items(6), items(3)];
  const bad = -chance.int(1, 9);
  const jobs = [[bad, ...first.slice(0, 3), bad - 10, ...first.slice(3)], second];
  await using scene = await heldUp(...jobs);
  await scene.returned(call(...jobs));
  const done = of("done", scene.lines).toSorted();
  assertSame(
    call(...jobs),
    { done, back: of("back", scene.lines) },
    { done: [...first, ...second].map(String).toSorted(), back: jobs.map(String) },
  );
});

Deno.test("close() comes back when all helpers have gone", async () => {
  const job = items(3);
  await using scene = await heldUp(job);
  const { left } = await scene.returned(call(job));
  assertShown(left.length === 0, {
    input: call(job),
    expected: "no thread is left",
    actual: left.join(", "),
  });
});
