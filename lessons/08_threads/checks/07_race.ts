import { assertSame, assertShown, Chance } from "interleave/checks";
import { type Place, Scene, type Seen } from "./_scene.ts";
import { seen } from "./_seen.ts";
import { race, type Way } from "../exercises/07_race.ts";

const chance = new Chance();
/** How often to wait until nothing moves, or some seconds long, before `race()` is given up. */
const PATIENCE = 4;

/** Who won, and which files there were then. */
interface Outcome {
  readonly winner: number;
  readonly files: readonly string[];
}

/** Runs on the stage. */
export async function play({ door }: Place, ways: readonly Way[]): Promise<Seen<Outcome>> {
  const folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  const filesNow = (): string[] => [...Deno.readDirSync(folder)].map(({ name }) => name);
  try {
    const winner = await race(door, folder, ways);
    return seen({ winner, files: filesNow() });
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** A race of which it is known who wins. */
class Race extends Scene<[ways: readonly Way[]], Outcome> {
  readonly ways: readonly Way[];
  readonly input: string;

  constructor(ways: readonly Way[]) {
    super(import.meta.url, play, [ways]);
    this.ways = ways;
    this.input = `race() of ${ways.join(", ")}   (seed ${chance.seed})`;
  }

  /** Waits until it has returned. Who computes for ever never comes to rest, so not for ever. */
  async comesBack(): Promise<Seen<Outcome>> {
    const { stage } = this;
    let returned = stage.returned;
    for (let n = 0; returned === null && n < PATIENCE && !stage.hasEnded; n++) {
      returned = await stage.until(() => stage.returned);
    }
    if (returned === null && stage.hasEnded) returned = await stage.end(); // says what went wrong
    assertShown(returned !== null, {
      input: this.input,
      expected: "race() returns",
      actual: `it does not; there are ${this.threads.join(", ") || "no threads"}`,
    });
    return returned!.value;
  }

  /** States that all have ended, and that their files are gone. */
  async leavesNothing(): Promise<void> {
    this.door.open();
    const { value, left } = await this.comesBack();
    const ways = value.files.map((file) => this.ways[Number(file)]);
    assertSame(this.input, { threads: left, desksOf: ways }, { threads: [], desksOf: [] });
  }
}

Deno.test("race() gives the number of the one that found it", async () => {
  const ways = chance.shuffled<Way>(["finds", "waits", "waits"]);
  await using scene = new Race(ways);
  scene.door.open();
  const { value } = await scene.comesBack();
  assertSame(scene.input, value.winner, ways.indexOf("finds"));
});

Deno.test("who computes ends when it is asked, and leaves nothing", async () => {
  await using scene = new Race(chance.shuffled<Way>(["finds", "computes"]));
  await scene.leavesNothing();
});

Deno.test("who waits ends when it is asked, and leaves nothing", async () => {
  await using scene = new Race(chance.shuffled<Way>(["finds", "waits", "waits"]));
  await scene.leavesNothing();
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
  await scene.leavesNothing();
});
