import { assertSame, assertShown, Chance, ClosedDoor, Stage } from "interleave/checks";
import { endOf, patiently } from "./_patiently.ts";
import { Crew, type Task } from "../exercises/04_crew.ts";

const chance = new Chance();
const WORKERS = 2;
const OPEN = "/dev/null"; // nobody locks it

/** Runs on the stage: adds each round of tasks, waits for it, and notes what the log says then. */
export async function play(rounds: Task[][], log: string): Promise<string[][]> {
  const seen: string[][] = [];
  {
    await using crew = new Crew(WORKERS);
    for (const tasks of rounds) {
      for (const task of tasks) await crew.add(task);
      await crew.allDone();
      seen.push(linesOf(log));
    }
  }
  return seen;
}

function linesOf(log: string): string[] {
  return Deno.readTextFileSync(log).split("\n").slice(0, -1);
}

/** What was seen of a crew. */
interface Seen {
  readonly input: string;
  /** The tasks that had begun before the door was opened. */
  readonly begun: readonly string[];
  /** What was done after each round; or what the crew does in place of coming to its end. */
  readonly ends: readonly string[][] | string;
}

/** Lets a crew do rounds of tasks: `"failing wash"` fails, `"held wash"` waits at a door. */
async function watch(rounds: readonly (readonly string[])[]): Promise<Seen> {
  using door = new ClosedDoor();
  const log = Deno.makeTempFileSync({ prefix: "interleave-" });
  const tasks = rounds.map((names) =>
    names.map((name): Task => ({
      door: name.startsWith("held ") ? door.path : OPEN,
      log,
      name,
      fails: name.startsWith("failing "),
    }))
  );
  const progress = (): string[] => linesOf(log);
  const begun = (): string[] => progress().filter((line) => line.startsWith("begins "));
  try {
    // It has threads, and no forks.
    await using stage = new Stage(import.meta.url, play, [tasks, log], { forks: false });
    const isHeld = rounds.flat().some((name) => name.startsWith("held "));
    if (isHeld) await patiently(stage, () => begun().length >= WORKERS || null, progress);
    if (isHeld) await stage.settle(); // time enough to return too early
    const before = begun();
    door.open();
    const end = await endOf(stage, progress);
    return {
      input: `a crew of ${WORKERS} gets ${
        rounds.map((names) => names.join(", ")).join("; then ")
      }` +
        `   (seed ${chance.seed})`,
      begun: before,
      ends: typeof end === "string"
        ? `${end}\nthe log: ${progress().join(", ")}`
        : end.value.map((lines) => lines.filter((line) => line.startsWith("ends ")).sort()),
    };
  } finally {
    Deno.removeSync(log);
  }
}

const [first, ...others] = chance.shuffled(["wash", "iron", "fold", "sew", "mend", "dry"]);
/** As many as there are workers: the queue is empty while all are at work. */
const HELD = others.slice(0, WORKERS).map((name) => `held ${name}`);
/** More fail than there are workers. */
const FAILING = [first!, ...others.slice(0, WORKERS)].map((name) => `failing ${name}`);
const GOOD = others.slice(WORKERS);

/** Two crews are enough for all claims. */
let held: Promise<Seen> | undefined;
let failing: Promise<Seen> | undefined;
const watchHeld = (): Promise<Seen> => held ??= watch([HELD]);
const watchFailing = (): Promise<Seen> =>
  failing ??= watch([[...FAILING, GOOD[0]!], GOOD.slice(1)]);

Deno.test("all workers are at work at the same moment", async () => {
  const { input, begun } = await watchHeld();
  assertShown(begun.length === WORKERS, {
    input: `${input}; no task can end yet`,
    expected: `${WORKERS} tasks have begun`,
    actual: `${begun.length}: ${begun.join(", ") || "none"}`,
  });
});

Deno.test("allDone() waits for tasks that somebody is still working on", async () => {
  const { input, ends } = await watchHeld();
  assertSame(input, ends, [endsOf(HELD)]);
});

Deno.test("a task that fails holds nobody up", async () => {
  const { input, ends } = await watchFailing();
  assertSame(input, typeof ends === "string" ? ends : ends[0]!, endsOf([GOOD[0]!]));
});

Deno.test("the same crew does more tasks, and ends with its block", async () => {
  const { input, ends } = await watchFailing();
  assertSame(input, ends, [endsOf([GOOD[0]!]), endsOf(GOOD)]);
});

function endsOf(names: readonly string[]): string[] {
  return names.map((name) => `ends ${name}`).sort();
}
