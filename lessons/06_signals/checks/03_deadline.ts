import { assertSame, assertShown, Chance, Stage, valueOf } from "interleave/checks";
import { getitimer, getSignal, signal } from "interleave/signals";
import { limited } from "../exercises/03_deadline.ts";

const chance = new Chance();
const LONG_MS = 60_000;

type Kind = "is done" | "fails" | "never ends";

/** What was seen of one call. */
interface Seen {
  /** What it returned, or the name of what it threw. */
  readonly outcome: number | string;
  /** Milliseconds on the timer, while the work went on and after the call. */
  readonly timer: { readonly during: number; readonly after: number };
  readonly restored: boolean;
}

/** Runs on the stage: calls `limited()` with such work. */
export async function play(kind: Kind, ms: number, value: number): Promise<Seen> {
  const mine = (): void => {};
  signal("SIGALRM", mine);
  let during = 0;
  const work = async (): Promise<number> => {
    await Promise.resolve();
    during = getitimer("real").value;
    if (kind === "fails") throw new RangeError("the work failed");
    if (kind === "never ends") await new Promise(() => {});
    return value;
  };
  const alive = setInterval(() => {}, LONG_MS); // a handler alone does not keep a program going
  const outcome = await limited(ms, work).catch((error: Error) => error.name);
  clearInterval(alive);
  const timer = { during, after: getitimer("real").value };
  return { outcome, timer, restored: getSignal("SIGALRM") === mine };
}

async function watch(kind: Kind, ms: number, value = 0): Promise<Seen> {
  await using program = new Stage(import.meta.url, play, [kind, ms, value]);
  return await valueOf(program, call(kind, ms));
}

function call(kind: Kind, ms: number): string {
  return `limited(${ms}, work that ${kind})`;
}

Deno.test("work that is done in time gives its outcome", async () => {
  const value = chance.int(1, 1000);
  const { outcome } = await watch("is done", LONG_MS, value);
  assertSame(`${call("is done", LONG_MS)} with ${value}   (seed ${chance.seed})`, outcome, value);
  assertSame(call("fails", LONG_MS), (await watch("fails", LONG_MS)).outcome, "RangeError");
});

Deno.test("work that never ends gives a TimeoutError", async () => {
  assertSame(call("never ends", 50), (await watch("never ends", 50)).outcome, "TimeoutError");
});

Deno.test("while the work goes on, the timer is set to the limit", async () => {
  const { timer: { during } } = await watch("is done", LONG_MS);
  assertShown(during > 0 && during <= LONG_MS, {
    input: call("is done", LONG_MS),
    expected: `a timer of at most ${LONG_MS} ms while the work goes on`,
    actual: during === 0 ? "no timer" : `one of ${during} ms`,
  });
});

for (const kind of ["is done", "fails", "never ends"] as const) {
  Deno.test(`nothing is left behind by work that ${kind}`, async () => {
    const ms = kind === "never ends" ? 50 : LONG_MS;
    const { timer, restored } = await watch(kind, ms);
    assertShown(timer.after === 0, {
      input: call(kind, ms),
      expected: "the timer is off",
      actual: `it rings in ${timer.after} ms`,
    });
    assertShown(restored, {
      input: call(kind, ms),
      expected: "what was set for SIGALRM before is set again",
      actual: "something else is set",
    });
  });
}
