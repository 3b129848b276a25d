import {
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  isAlive,
  listProcesses,
  Stage,
} from "interleave/checks";
import { patiently } from "./_patiently.ts";
import { Turns } from "./_06_turns.ts";
import { count, countAll } from "../exercises/06_tally.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/06_tally.ts");
const ORDERS = 60;
const WORDS = ["sing", "dance", "wash"];

/** How often each word is there. */
function tally(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(words)].sort().map((word) => [word, words.filter((each) => each === word).length]),
  );
}

function someWords(length: number): string[] {
  return Array.from({ length }, () => WORDS[chance.int(0, 1)]!);
}

Deno.test("whatever the order of the steps, no word is lost", async () => {
  for (let order = 0; order < ORDERS; order++) {
    // Small ones first, so that what goes wrong is short to read.
    const lists = order < ORDERS / 3
      ? { A: ["sing"], B: ["sing"] }
      : { A: someWords(2), B: someWords(2), C: someWords(2) };
    const turns = new Turns();
    const tasks = Object.entries(lists).map(([task, words]) =>
      count(words, turns.countsFor(task), turns.lockFor(task))
    );
    const failure = await turns.run(tasks, chance, order === 0);
    const input = Object.entries(lists).map(([task, words]) =>
      `${task} counts ${words.join(", ")}`
    );
    const expected = tally(Object.values(lists).flat());
    const actual = Object.fromEntries([...turns.counts].sort());
    const same = failure === null && JSON.stringify(actual) === JSON.stringify(expected);
    assertShown(same, {
      input: `${input.join("; ")}   (seed ${chance.seed})`,
      expected: inWords(expected),
      actual: [failure ?? inWords(actual), "in this order:", ...turns.steps].join("\n"),
    });
  }
});

/** A call of `countAll()`; its jobs wait at one door. */
class Scene implements AsyncDisposable {
  readonly words = [someWords(4), someWords(3), [...WORDS]];
  readonly door = new ClosedDoor();
  readonly stage: Stage<typeof countAll>;
  readonly input: string;
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  constructor() {
    const jobs = this.words.map((words) => ({ door: this.door.path, log: this.#log, words }));
    this.stage = new Stage(module, countAll, [jobs]);
    const lists = this.words.map((words) => words.join(", "));
    this.input = `countAll() of ${lists.join("; ")}   (seed ${chance.seed})`;
  }

  /** The processes that are at work, or were. */
  get pids(): string[] {
    return Deno.readTextFileSync(this.#log).split("\n").slice(0, -1);
  }

  /** Waits until everybody is at work, as far as they come. */
  async begun(): Promise<void> {
    const all = this.words.length;
    await patiently(this.stage, () => this.pids.length === all || null, () => this.pids);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

Deno.test("all processes are at work at the same moment", async () => {
  await using scene = new Scene();
  const { stage, words, input } = scene;
  await scene.begun();
  const others = new Set(scene.pids.filter((pid) => Number(pid) !== stage.pid));
  assertShown(others.size === words.length, {
    input: `${input}; the door is closed`,
    expected: `${words.length} processes of their own are at work`,
    actual: `${others.size}: ${[...others].join(", ") || "none"}`,
  });
});

Deno.test("the counts of all processes are there, and nobody is left", async () => {
  await using scene = new Scene();
  await scene.begun();
  scene.door.open();
  const { value, left } = await scene.stage.end();
  const sorted = Object.fromEntries(Object.entries(value).sort());
  assertSame(scene.input, inWords(sorted), inWords(tally(scene.words.flat())));
  const living = left.filter(isAlive);
  assertShown(living.length === 0, {
    input: scene.input,
    expected: "no process is left",
    actual: listProcesses(living),
  });
});

function inWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts).map(([word, n]) => `${word} ${n}`).join(", ") || "no word";
}
