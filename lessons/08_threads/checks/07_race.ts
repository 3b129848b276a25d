import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { race, type Way } from "../exercises/07_race.ts";

const chance = new Chance();
/** Who won, and which files there were then. */
interface Outcome {
  readonly winner: number;
  readonly files: readonly string[];
}

/** Runs on the stage. */
export async function play(
  { door }: Place,
  folder: string,
  ways: readonly Way[],
): Promise<Seen<Outcome>> {
  const winner = await race(door, folder, ways);
  return seen({ winner, files: [...Deno.readDirSync(folder)].map(({ name }) => name) });
}

/** A race of which it is known who wins. */
class Race extends Scene<[folder: string, ways: readonly Way[]], Outcome> {
  readonly ways: readonly Way[];
  readonly input: string;
  readonly #folder: string;

  constructor(ways: readonly Way[]) {
    const folder = Deno.makeTempDirSync({ prefix: "interleave-" });
    super(import.meta.url, play, [folder, ways]);
    this.#folder = folder;
    this.ways = ways;
    this.input = `race() of ${ways.join(", ")}   (seed ${chance.seed})`;
  }

  /** States that all have ended, and that their files are gone. */
  async leavesNothing(): Promise<void> {
    const { value, left } = await this.returned(this.input);
    const ways = value.files.map((file) => this.ways[Number(file)]);
    assertSame(this.input, { threads: left, desksOf: ways }, { threads: [], desksOf: [] });
  }

  override async [Symbol.asyncDispose](): Promise<void> {
    await super[Symbol.asyncDispose]();
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

Deno.test("race() gives the number of the one that found it", async () => {
  const ways = chance.shuffled<Way>(["finds", "waits", "waits"]);
  await using scene = new Race(ways);
  const { value } = await scene.returned(scene.input);
  assertSame(scene.input, value.winner, ways.indexOf("finds"));
});

Deno.test("race() does not return before all have ended", async () => {
  await using scene = new Race(chance.shuffled<Way>(["finds", "waits"]));
  await scene.begun(2);
  const early = scene.stage.returned;
  assertShown(early === null, {
    input: `${scene.input}; nobody can tidy up yet`,
    expected: "it waits for them",
    actual: `it has returned ${early?.value.value.winner}`,
  });
});

Deno.test("who computes ends when it is asked, and leaves nothing", async () => {
  await using scene = new Race(chance.shuffled<Way>(["finds", "computes"]));
  await scene.leavesNothing();
});

Deno.test("who waits ends when it is asked, and leaves nothing", async () => {
  await using scene = new Race(chance.shuffled<Way>(["finds", "waits", "waits"]));
  await scene.leavesNothing();
});
