import { assertSame, assertShown, Chance, ClosedDoor, Stage } from "interleave/checks";
import { Gate } from "interleave/evidence";
import { kill, onSignal, pause, raiseSignal, SIG_DFL, signal } from "interleave/signals";
import { begun } from "./_begun.ts";
import { uninterrupted } from "../exercises/04_uninterrupted.ts";

const chance = new Chance();
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const LONG_MS = 10_000;

/** What a handler has heard. */
interface Heard {
  readonly during: number;
  readonly after: number;
  readonly value: number;
}

/** Stands at the door; it holds no thread of the program's main flow. */
async function waitAsync(door: string): Promise<void> {
  using file = await Deno.open(door);
  await file.lock();
}

/** Runs on the stage: protected work between two lines of a file, and nothing set for signals. */
export async function playBare(begins: string, door: string, file: string): Promise<void> {
  for (const name of SIGNALS) signal(name, SIG_DFL); // a shell has some ignored in the background
  const working = uninterrupted(async () => {
    Deno.writeTextFileSync(file, "half");
    await waitAsync(door);
    Deno.writeTextFileSync(file, "whole");
  });
  new Gate(begins).open();
  await working;
  await new Promise((resolve) => setTimeout(resolve, LONG_MS)); // a signal ends it before
}

/** Runs on the stage: the same with handlers. */
export async function playHandled(begins: string, door: string, value: number): Promise<Heard> {
  let heard = 0;
  using _handler = onSignal(SIGNALS, () => heard++);
  const working = uninterrupted(async () => {
    await waitAsync(door);
    return { during: heard, value };
  });
  new Gate(begins).open();
  const got = await working;
  if (heard === 0) await pause({ timeout: LONG_MS }).catch(() => {}); // it may take a turn
  return { ...got, after: heard };
}

/** Runs on the stage: the work fails, and a signal comes later. */
export async function playFailing(): Promise<string> {
  let heard = "nothing";
  using _handler = onSignal(SIGNALS, (name) => heard = name);
  const error = await uninterrupted(async () => {
    await Promise.resolve();
    throw new RangeError("the work failed");
  }).catch(({ name }: Error) => name);
  raiseSignal("SIGTERM");
  await pause({ timeout: LONG_MS / 10 }).catch(() => {});
  return `${error}, then the handler heard ${heard}`;
}

/** A file for the work, and the door at which it waits in the middle. */
class Scene implements Disposable {
  readonly begins = new Gate();
  readonly door = new ClosedDoor();
  readonly file = Deno.makeTempFileSync({ prefix: "interleave-" });

  /** The work, without a handler. */
  work(): Stage<typeof playBare> {
    return new Stage(import.meta.url, playBare, [this.begins.path, this.door.path, this.file]);
  }

  /** Sends a signal in the middle of the work, and lets the work go on. */
  async interrupt(program: Stage<typeof playBare>, name: (typeof SIGNALS)[number]): Promise<void> {
    await begun(program, this.begins);
    kill(program.pid, name);
    await program.settle();
    this.door.open();
  }

  [Symbol.dispose](): void {
    this.begins[Symbol.dispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.file);
  }
}

for (const name of SIGNALS) {
  Deno.test(`${name} in the middle of the work does not cut it off`, async () => {
    using scene = new Scene();
    await using program = scene.work();
    await scene.interrupt(program, name);
    const text = await program.until(() => {
      const text = Deno.readTextFileSync(scene.file);
      return text === "whole" ? text : null;
    });
    assertShown(text !== null, {
      input: `uninterrupted(write a file), and ${name} in the middle of it`,
      expected: "the file is written to its end",
      actual: `it is ${Deno.readTextFileSync(scene.file) || "empty"}; the program ${program.state}`,
    });
  });

  Deno.test(`after the work ${name} ends the process, as always`, async () => {
    using scene = new Scene();
    await using program = scene.work();
    await scene.interrupt(program, name);
    const ended = await program.until(() => program.hasEnded ? true : null);
    assertShown(ended === true, {
      input: `uninterrupted(work), and ${name} in the middle of it; there is no handler`,
      expected: "the process ends when the work is over",
      actual: `it ${program.state}: the signal is lost`,
    });
  });
}

Deno.test("a handler hears of it once, when the work is over", async () => {
  const value = chance.int(1, 1000);
  using scene = new Scene();
  const args = [scene.begins.path, scene.door.path, value] as const;
  await using program = new Stage(import.meta.url, playHandled, [...args]);
  await begun(program, scene.begins);
  kill(program.pid, "SIGTERM");
  await program.settle();
  scene.door.open();
  const expected = { during: 0, value, after: 1 };
  assertSame(
    "uninterrupted(work), and SIGTERM in the middle",
    (await program.end()).value,
    expected,
  );
});

Deno.test("when the work fails, signals come through again", async () => {
  await using program = new Stage(import.meta.url, playFailing, []);
  const { value } = await program.end();
  const expected = "RangeError, then the handler heard SIGTERM";
  assertSame("uninterrupted(work that throws a RangeError), then SIGTERM", value, expected);
});
