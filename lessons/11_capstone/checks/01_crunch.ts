import {
  assertNoScheduleFails,
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  isAlive,
  listProcesses,
  Stage,
} from "interleave/checks";
import { crunch, LIMIT, type Report, STATUSES, WORKERS } from "../exercises/01_crunch.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/01_crunch.ts");
/** More than may be read, and far more than can be parsed at a time. */
const FILES = LIMIT + 2;

/** What somebody has begun with. */
interface Note {
  readonly pid: number;
  readonly thread: string;
}

/** A call of `crunch()`, whose steps wait at closed doors; the parser of one file dies. */
class Scene implements AsyncDisposable {
  readonly doors = {
    reads: new ClosedDoor(),
    parses: new ClosedDoor(),
    counts: new ClosedDoor(),
  };
  readonly caller: Stage<typeof crunch>;
  readonly call: string;
  readonly expected: Report;
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  readonly #notes = `${this.#folder}/notes`;

  constructor() {
    const bomb = chance.int(0, FILES - 1);
    const counts: Record<string, number> = Object.fromEntries(STATUSES.map((name) => [name, 0]));
    const files = Array.from({ length: FILES }, (_, n) => {
      const file = `${this.#folder}/${n}.log`;
      const some = Array.from({ length: chance.int(3, 9) }, () => STATUSES[chance.int(0, 2)]!);
      const lines = some.map((status) => `12:00:00 GET /tea ${status}\n`);
      if (n === bomb) lines.splice(1, 0, "12:00:00 GET /💣 500\n");
      else for (const status of some) counts[status]!++;
      Deno.writeTextFileSync(file, lines.join(""));
      return file;
    });
    Deno.writeTextFileSync(this.#notes, "");
    this.expected = { counts, broken: [files[bomb]!] };
    this.call = `crunch() of ${FILES} files; number ${bomb} has a bomb   (seed ${chance.seed})`;
    const { reads, parses, counts: countsDoor } = this.doors;
    const doors = { reads: reads.path, parses: parses.path, counts: countsDoor.path };
    const watch = { notes: this.#notes, doors };
    this.caller = new Stage(module, crunch, [files, watch], { forks: false }); // it has threads
  }

  /** Who has begun with such a step, in order. */
  notes(what: keyof Scene["doors"]): Note[] {
    const lines = Deno.readTextFileSync(this.#notes).split("\n");
    return lines.filter((line) => line.startsWith(`${what} `)).map((line) => {
      const [pid, thread] = line.split(" ")[1]!.split("/");
      return { pid: Number(pid), thread: `${thread}` };
    });
  }

  /** Opens the doors before a step, and waits until so many are at it, as far as they come. */
  async reach(what: keyof Scene["doors"], count: number): Promise<Note[]> {
    for (const [name, door] of Object.entries(this.doors)) {
      if (name === what) break;
      door.open();
    }
    const { caller } = this;
    while (!caller.hasEnded) {
      const before = Deno.readTextFileSync(this.#notes);
      if (await caller.until(() => this.notes(what).length >= count || null)) break;
      if (Deno.readTextFileSync(this.#notes) === before) break; // nothing moves any more
    }
    await caller.settle();
    return this.notes(what);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.caller[Symbol.asyncDispose]();
    for (const door of Object.values(this.doors)) door[Symbol.dispose]();
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

function distinct(values: readonly unknown[]): number {
  return new Set(values).size;
}

Deno.test(`coroutines read ${LIMIT} files at the same time, and no more`, async () => {
  await using scene = new Scene();
  const reads = await scene.reach("reads", LIMIT);
  const here = reads.filter(({ pid }) => pid === scene.caller.pid);
  assertShown(reads.length === LIMIT && here.length === LIMIT, {
    input: `${scene.call}; the disk is slow`,
    expected: `${LIMIT} are being read, in the process that has called`,
    actual: `${reads.length}, of these ${here.length} there`,
  });
});

Deno.test(`${WORKERS} processes parse at the same time`, async () => {
  await using scene = new Scene();
  const parses = await scene.reach("parses", WORKERS);
  const elsewhere = parses.filter(({ pid }) => pid !== scene.caller.pid).map(({ pid }) => pid);
  assertShown(parses.length === WORKERS && distinct(elsewhere) === WORKERS, {
    input: `${scene.call}; parsing takes long`,
    expected: `${WORKERS} are being parsed, each in a process of its own`,
    actual: `${parses.length}, in ${distinct(elsewhere)} other processes`,
  });
});

Deno.test(`${WORKERS} threads count at the same time`, async () => {
  await using scene = new Scene();
  const counts = await scene.reach("counts", WORKERS);
  const here = counts.filter(({ pid }) => pid === scene.caller.pid).map(({ thread }) => thread);
  assertShown(distinct(here) === WORKERS, {
    input: `${scene.call}; counting takes long`,
    expected: `${WORKERS} threads of the process that has called`,
    actual: `${distinct(here)} there, ${counts.length - here.length} in other processes`,
  });
});

Deno.test("under no schedule tally() loses a line", async () => {
  await assertNoScheduleFails({
    module: import.meta.resolve("./_01_crunch.ts"),
    program: "counters",
  });
});

Deno.test("all is counted but the file whose parser has died, and nothing is left", async () => {
  await using scene = new Scene();
  for (const door of Object.values(scene.doors)) door.open();
  const seen = await scene.caller.end().catch((error: Error) => error.message);
  const actual = typeof seen === "string"
    ? seen
    : { ...seen.value, left: listProcesses(seen.left.filter(isAlive)) };
  assertSame<unknown>(scene.call, actual, { ...scene.expected, left: "none" });
});
