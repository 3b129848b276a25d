import { assertSame, assertShown, Chance, Stage } from "interleave/checks";
import { Gate } from "interleave/evidence";
import { getSignal, kill, onSignal, signal } from "interleave/signals";
import { begun } from "./_begun.ts";
import { count } from "../exercises/01_count.ts";

const chance = new Chance();

/** What `count()` gave, and what was set before and after it. */
interface Seen {
  readonly counted: number;
  readonly restored: boolean;
}

/** Runs on the stage: a program that has set something before. */
export async function play(begins: string): Promise<Seen> {
  const mine = (): void => {};
  using _before = onSignal("SIGUSR2", mine);
  signal("SIGTERM", mine);
  const counting = count();
  new Gate(begins).open();
  const counted = await counting;
  const restored = getSignal("SIGUSR2") === mine && getSignal("SIGTERM") === mine;
  return { counted, restored };
}

/** Sends them one by one: each is handled before the next, so that none is lost on the way. */
async function send(stage: Stage<typeof play>, begins: Gate, signals: number): Promise<void> {
  await begun(stage, begins);
  for (let i = 0; i < signals; i++) {
    kill(stage.pid, "SIGUSR2");
    await stage.settle();
  }
}

function call(signals: number): string {
  return `count(), then ${signals} × SIGUSR2   (seed ${chance.seed})`;
}

Deno.test("it goes on until SIGTERM comes", async () => {
  const signals = chance.int(2, 4);
  using begins = new Gate();
  await using program = new Stage(import.meta.url, play, [begins.path]);
  await send(program, begins, signals);
  assertShown(program.returned === null && !program.hasEnded, {
    input: call(signals),
    expected: "it waits for more",
    actual: program.returned === null ? "its process has ended" : "it has returned",
  });
  kill(program.pid, "SIGTERM");
  await program.end();
});

Deno.test("it returns how often SIGUSR2 came", async () => {
  for (const signals of [0, chance.int(2, 5)]) {
    using begins = new Gate();
    await using program = new Stage(import.meta.url, play, [begins.path]);
    await send(program, begins, signals);
    kill(program.pid, "SIGTERM");
    assertSame(`${call(signals)}, then SIGTERM`, (await program.end()).value.counted, signals);
  }
});

Deno.test("what was set before is set again", async () => {
  using begins = new Gate();
  await using program = new Stage(import.meta.url, play, [begins.path]);
  await send(program, begins, 1);
  kill(program.pid, "SIGTERM");
  const { restored } = (await program.end()).value;
  assertShown(restored, {
    input: "signal(…, mine), then count()",
    expected: "mine is set again for SIGUSR2 and SIGTERM",
    actual: "something else is set",
  });
});
