import {
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  listProcesses,
  Stage,
} from "interleave/checks";
import { getAffinity } from "interleave/system";
import { spread } from "../exercises/06_two_cores.ts";

const chance = new Chance();
const processorsHere = getAffinity();

/** Doors whose paths have different lengths, so that their tasks end with different codes. */
class Doors implements Disposable {
  readonly paths: readonly string[];
  readonly #door = new ClosedDoor();
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });

  constructor(count: number) {
    this.paths = Array.from({ length: count }, (_, i) => {
      const path = `${this.#folder}/${"d".repeat(i + chance.int(1, 3) * count)}`;
      Deno.symlinkSync(this.#door.path, path);
      return path;
    });
  }

  open(): void {
    this.#door.open();
  }

  [Symbol.dispose](): void {
    this.#door[Symbol.dispose]();
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

/** Runs on the stage: where may the caller run before and after? */
export async function play(
  doors: readonly string[],
  processors: readonly number[],
): Promise<{ readonly codes: unknown; readonly before: number[]; readonly after: number[] }> {
  const before = getAffinity();
  const codes = await spread(doors, processors);
  return { codes, before, after: getAffinity() };
}

function stage(doors: Doors, processors: number[]): Stage<typeof play> {
  return new Stage(import.meta.url, play, [doors.paths, processors]);
}

function call(doors: Doors, processors: readonly number[]): string {
  return `spread() with ${doors.paths.length} tasks on the processors ${processors.join(", ")}   ` +
    `(seed ${chance.seed})`;
}

/** Two processors, one or the other first. */
function freshProcessors(): number[] {
  return chance.shuffled(processorsHere.slice(0, 2));
}

Deno.test("all tasks are there at the same moment", async () => {
  const processors = freshProcessors();
  using doors = new Doors(4);
  await using caller = stage(doors, processors);
  await caller.until(() => caller.living.length === 4 || null);
  assertShown(caller.living.length === 4, {
    input: call(doors, processors),
    expected: "4 children that wait at their doors",
    actual: `${caller.living.length}: ${listProcesses(caller.living)}`,
  });
});

Deno.test("each task is pinned to one processor, and they take the processors in turn", async () => {
  const processors = freshProcessors();
  using doors = new Doors(3);
  await using caller = stage(doors, processors);
  // They wait at their doors, so nobody ends while it is looked at.
  const places = (): string =>
    caller.living.map(({ pid }) => getAffinity(pid).join(" or ")).toSorted().join(", ");
  const expected = [0, 1, 0].map((i) => `${processors[i]}`).toSorted().join(", ");
  await caller.until(() => places() === expected || null);
  assertShown(places() === expected, {
    input: call(doors, processors),
    expected: `the processors of the tasks: ${expected}, in some order`,
    actual: `the processors of the tasks: ${places()}`,
  });
});

Deno.test("the caller may run everywhere, as before", async () => {
  const processors = freshProcessors();
  using doors = new Doors(3);
  doors.open();
  await using caller = stage(doors, processors);
  const { before, after } = (await caller.end()).value;
  assertSame(call(doors, processors), after, before);
});

Deno.test("the exit codes stand in the order of the tasks", async () => {
  const processors = freshProcessors();
  using doors = new Doors(3);
  doors.open();
  await using caller = stage(doors, processors);
  const expected = doors.paths.map((path) => path.length % 256);
  assertSame<unknown>(call(doors, processors), (await caller.end()).value.codes, expected);
});
