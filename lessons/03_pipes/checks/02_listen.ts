import { assertSame, assertShown, Chance, ClosedDoor, Stage } from "interleave/checks";
import { kill } from "interleave/system";
import { listen } from "../exercises/02_listen.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/02_listen.ts");

/** A call of `listen()`; each child has a door of its own, and its letter is in its words. */
class Scene implements AsyncDisposable {
  readonly doors: readonly ClosedDoor[];
  readonly caller: Stage<typeof listen>;
  readonly call: string;

  constructor(readonly words: readonly (readonly string[])[]) {
    this.doors = words.map(() => new ClosedDoor());
    const jobs = words.map((words, n) => ({ door: this.doors[n]!.path, words }));
    this.caller = new Stage(module, listen, [jobs]);
    const sent = words.map(({ length }, n) => `child ${letter(n)} sends ${length}`).join(", ");
    this.call = `listen(): ${sent}   (seed ${chance.seed})`;
  }

  /** Waits until all children are there. */
  async begun(): Promise<void> {
    const { caller, words } = this;
    await caller.until(() => caller.living.length === words.length || null);
    await caller.settle();
  }

  /** What `listen()` returned, by child; the claim fails if it does not return. */
  async heard(): Promise<string[][]> {
    const end = await this.caller.end().catch((error: Error) => error);
    const { returned } = this.caller;
    assertShown(returned !== null, {
      input: this.call,
      expected: "listen() returns",
      actual: end instanceof Error ? end.message.split("\n")[0] : "it did not return",
    });
    return this.words.map((_, n) => returned!.value.filter((word) => word[0] === letter(n)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.caller[Symbol.asyncDispose]();
    for (const door of this.doors) door[Symbol.dispose]();
  }
}

function letter(n: number): string {
  return "ab"[n]!;
}

/** Words for each of some children. */
function words(children: number): string[][] {
  return Array.from(
    { length: children },
    (_, n) => Array.from({ length: chance.int(2, 5) }, () => `${letter(n)}${chance.int(10, 99)}`),
  );
}

Deno.test("listen() returns the words of all, even of the slowest", async () => {
  await using scene = new Scene(words(2));
  const { caller, doors } = scene;
  await scene.begun();
  const order = chance.shuffled([...doors.keys()]);
  for (const n of order.slice(0, -1)) {
    doors[n]!.open();
    const before = caller.living.length;
    await caller.until(() => caller.living.length < before || null);
  }
  const early = await caller.until(() => caller.returned);
  assertShown(early === null, {
    input: scene.call,
    expected: `it waits: child ${letter(order.at(-1)!)} has not spoken yet`,
    actual: `it has returned ${early?.value.join(" ")}`,
  });
  doors[order.at(-1)!]!.open();
  assertSame(scene.call, await scene.heard(), [...scene.words]);
});

Deno.test("a child that is killed holds nobody up", async () => {
  await using scene = new Scene(words(2));
  const { caller, doors } = scene;
  await scene.begun();
  const victim = caller.living[0];
  if (victim !== undefined) kill(victim.pid, "SIGKILL");
  for (const door of doors) door.open();
  const heard = await scene.heard();
  const dead = heard.findIndex(({ length }) => length === 0);
  const expected = scene.words.map((words, n) => n === dead ? [] : words);
  assertShown(dead !== -1, {
    input: `${scene.call}; one is killed before`,
    expected: "the words of the other one",
    actual: heard,
  });
  assertSame(`${scene.call}; one is killed before`, heard, expected);
});

Deno.test("more than the pipe holds comes through", async () => {
  const long = Array.from({ length: 100 }, (_, n) => `a${n}`.padEnd(1000, "."));
  await using scene = new Scene([long]);
  for (const door of scene.doors) door.open();
  const [heard] = await scene.heard();
  assertSame(`${scene.call} words of 1000 letters`, heard!.length, long.length);
});
