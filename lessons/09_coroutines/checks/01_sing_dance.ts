import { assertOverlap, assertSame, assertShown, Chance, Witness } from "interleave/checks";
import { type Greenlet, type Switches, time } from "interleave/coroutines";
import { type Act, perform, repeat } from "../exercises/01_sing_dance.ts";

const chance = new Chance();
const SLEEPS = 3;
const MS = 4;

/** Some acts, and what was seen of them. */
class Show {
  readonly witness = new Witness();
  readonly names = ["sing", "dance", "clap", "whistle"].slice(0, chance.int(2, 4));
  readonly call = `perform() of ${this.names.join(", ")}   (seed ${chance.seed})`;
  readonly acts: readonly Act[];

  /** @param fails The number of the act that fails in the middle; nobody does if not given. */
  constructor(fails?: number) {
    const { witness } = this;
    this.acts = this.names.map((name, n) =>
      function* (): Switches<number> {
        using _span = witness.span(name, "act");
        yield* time.sleep(MS);
        if (n === fails) throw new RangeError(`${name} is out of breath`);
        for (let i = 1; i < SLEEPS; i++) yield* time.sleep(MS);
        return n;
      }
    );
  }

  /** Those whose act is not over. */
  get busy(): string[] {
    const { events } = this.witness;
    return this.names.filter((name) =>
      !events.some(({ lane, kind }) => lane === name && kind === "finish")
    );
  }
}

/** What was said when, if one runs the generator by hand: how often it stopped, and how long it took. */
function byHand(times: number): { said: number; stops: number; ms: number } {
  let said = 0;
  let stops = 0;
  const start = performance.now();
  const steps = repeat("la", times, MS, () => void said++);
  while (!steps.next().done) stops++;
  return { said, stops, ms: performance.now() - start };
}

function resultOf(greenlet: Greenlet<number>): unknown {
  return greenlet.successful ? greenlet.result() : (greenlet.exception() as Error).name;
}

Deno.test("repeat() says its word, and sleeps after each with time.sleep()", () => {
  const times = chance.int(2, 4);
  const input = `repeat("la", ${times}, ${MS}, …), without a patch   (seed ${chance.seed})`;
  const { said, stops, ms } = byHand(times);
  assertSame(input, said, times);
  assertShown(ms > times * MS / 2, {
    input,
    expected: `it blocks the thread for ${times} × ${MS} ms`,
    actual: stops > 0
      ? "it gives way, although nobody has patched anything"
      : `it is over at once, after ${ms.toFixed(1)} ms`,
  });
});

Deno.test("all acts are under way at the same moment", async () => {
  const { acts, names, witness, call } = new Show();
  await perform(acts);
  assertOverlap(witness.events, "act", { input: call, atLeast: names.length });
});

Deno.test("perform() returns the greenlets when all have ended, in the order of the acts", async () => {
  const show = new Show();
  const greenlets = await perform(show.acts);
  assertShown(show.busy.length === 0, {
    input: show.call,
    expected: "all have ended when it returns",
    actual: `still busy: ${show.busy.join(", ")}`,
  });
  assertSame(show.call, greenlets.map(resultOf), show.names.map((_, n) => n));
});

Deno.test("an act that fails stops nobody, and its error stays in its greenlet", async () => {
  const fails = chance.int(0, 1);
  const show = new Show(fails);
  const input = `${show.call}; ${show.names[fails]} throws a RangeError`;
  const outcome = await perform(show.acts).catch((error: Error) => error);
  const actual = outcome instanceof Error ? `it throws ${outcome}` : outcome.map(resultOf);
  assertSame(input, actual, show.names.map((_, n) => n === fails ? "RangeError" : n));
});

for (const fails of [undefined, 0]) {
  const how = fails === undefined ? "went well" : "failed";
  Deno.test(`after acts that ${how}, time.sleep() blocks as before`, async () => {
    const show = new Show(fails);
    await perform(show.acts).catch(() => {});
    const { done } = time.sleep(0).next();
    assertShown(done === true, {
      input: show.call,
      expected: "time.sleep() blocks the thread again",
      actual: "it gives way: the patch is still there",
    });
  });
}
