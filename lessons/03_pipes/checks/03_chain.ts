import { assertSame, assertShown, Chance } from "interleave/checks";
import { EndOfPipe, enumerateThreads, Pipe, Thread } from "interleave/threads";
import { expect, played } from "./_played.ts";
import { chain, type Item, stage, type Step } from "../exercises/03_chain.ts";

const chance = new Chance();
const module = import.meta.resolve("../exercises/03_chain.ts");
const THREADS = { forks: false };
const ALL: readonly Step[] = ["trim", "upper", "exclaim"];

/** What the sink saw, and what became of the chain. */
interface Seen {
  readonly items: Item[];
  /** Whether `chain()` had returned before the source was at its end. */
  readonly early: boolean;
  readonly threads: number;
}

/** Runs on the stage: each item goes in when the one before has come out; then to the end, if wanted. */
export async function play(
  diary: string,
  texts: readonly string[],
  steps: readonly Step[],
  toTheEnd: boolean,
): Promise<Seen> {
  const [source, first] = Pipe({ duplex: false });
  const [last, sink] = Pipe({ duplex: false });
  let returned = false;
  expect(diary, "chain() begins");
  const running = chain(source, sink, steps).then(() => returned = true);
  const items: Item[] = [];
  for (const text of texts) {
    expect(diary, `"${text}" comes out, although the source goes on`);
    await first.send({ text, by: [] });
    items.push(await last.recv() as Item);
  }
  const early = returned;
  if (toTheEnd) {
    expect(diary, "the sink comes to its end, as the source has");
    first.close();
    const end = await last.recv().catch((error: unknown) => error);
    if (!(end instanceof EndOfPipe)) throw new Error(`the sink gave ${Deno.inspect(end)}`);
    expect(diary, "chain() returns");
    await running;
  }
  return { items, early, threads: enumerateThreads().length };
}

/** Runs on the stage: what a stage throws when its source comes to its end. */
export async function playStage(diary: string, step: Step): Promise<string | null> {
  const [from, first] = Pipe({ duplex: false });
  const [last, to] = Pipe({ duplex: false });
  const thread = new Thread({ module, target: stage, args: [from, to, step] });
  thread.start();
  from.close();
  to.close();
  await first.send({ text: "tea", by: [] });
  await last.recv();
  expect(diary, "stage() returns");
  first.close();
  await thread.join();
  return thread.error?.message ?? null;
}

/** Texts, steps in an order by chance, and what should come out. */
class Scene {
  readonly texts = Array.from({ length: 3 }, () => `  tea ${chance.int(10, 99)} `);
  readonly steps: Step[] = chance.shuffled(ALL);
  readonly input = `chain(source, sink, ${this.steps.join(", ")})   (seed ${chance.seed})`;

  readonly #seen = new Map<boolean, Promise<Seen>>();

  /** Several claims look at the same run. */
  async seen(toTheEnd: boolean): Promise<Seen> {
    const seen = this.#seen.get(toTheEnd) ?? this.#play(toTheEnd);
    this.#seen.set(toTheEnd, seen);
    return await seen;
  }

  async #play(toTheEnd: boolean): Promise<Seen> {
    const args: [string[], Step[], boolean] = [this.texts, this.steps, toTheEnd];
    return (await played(this.input, import.meta.url, play, args, THREADS)).value;
  }

  get expected(): string[] {
    const does = {
      trim: (text: string): string => text.trim(),
      upper: (text: string): string => text.toUpperCase(),
      exclaim: (text: string): string => `${text}!`,
    };
    return this.texts.map((text) => this.steps.reduce((text, step) => does[step](text), text));
  }
}

const scene = new Scene();

Deno.test("each item comes out before the next one goes in, with all steps in order", async () => {
  const { items } = await scene.seen(false);
  assertSame(scene.input, items.map(({ text }) => text), scene.expected);
});

Deno.test("each step is the work of a thread of its own", async () => {
  const { items } = await scene.seen(false);
  const ways = items.map(({ by }) => by.join(", "));
  const names = new Set(items[0]!.by);
  const isFine = names.size === ALL.length && !names.has("MainThread") && new Set(ways).size === 1;
  assertShown(isFine, {
    input: scene.input,
    expected: `${ALL.length} threads, the same ones for each item`,
    actual: [...new Set(ways)].join("; "),
  });
});

Deno.test("a stage takes the end of its source for the end of its work", async () => {
  const step = ALL[chance.int(0, 2)]!;
  const input = `stage(from, to, ${step}), and nobody is left who could send`;
  const { value } = await played(input, import.meta.url, playStage, [step], THREADS);
  assertShown(value === null, { input, expected: "it returns", actual: `it throws: ${value}` });
});

Deno.test("when the source ends, so does the sink", async () => {
  const { items } = await scene.seen(true);
  assertSame(scene.input, items.length, scene.texts.length);
});

Deno.test("chain() returns when all is through, and leaves no thread", async () => {
  const { early, threads } = await scene.seen(true);
  assertShown(!early, {
    input: scene.input,
    expected: "it does not return before the source has ended",
    actual: "it has returned",
  });
  assertSame(`${scene.input}: threads that are left`, threads, 1);
});
