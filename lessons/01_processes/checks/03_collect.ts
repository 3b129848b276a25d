import {
  assertSame,
  assertShown,
  Chance,
  ClosedDoor,
  listProcesses,
  Stage,
} from "interleave/checks";
import { signalNumber } from "interleave/system";
import { collect, type Ending, type Job } from "../exercises/03_collect.ts";

const chance = new Chance();
const signals: readonly Deno.Signal[] = ["SIGHUP", "SIGINT", "SIGKILL", "SIGUSR1", "SIGTERM"];

/** Jobs that can end in any order: each has a door of its own. */
class Doors implements Disposable {
  readonly jobs: readonly Job[];
  readonly expected: readonly Ending[];
  readonly #doors: readonly ClosedDoor[];

  constructor(endings: readonly Ending[]) {
    this.expected = endings;
    this.#doors = endings.map(() => new ClosedDoor());
    this.jobs = endings.map(({ code, signal }, n) => ({
      door: this.#doors[n]!.path,
      end: code ?? -signalNumber(signal!),
    }));
  }

  /** For messages. */
  get call(): string {
    const ends = this.jobs.map(({ end }) => end);
    return `collect() of jobs with the ends ${ends.join(", ")}   (seed ${chance.seed})`;
  }

  stage(): Stage<typeof collect> {
    return new Stage(import.meta.resolve("../exercises/03_collect.ts"), collect, [this.jobs]);
  }

  openAll(): void {
    for (const door of this.#doors) door.open();
  }

  /** Ends one child after the other, the last one first. */
  async openFromTheEnd(caller: Stage<typeof collect>): Promise<void> {
    for (const door of this.#doors.toReversed()) {
      const before = caller.children.length;
      door.open();
      await caller.until(() => caller.children.length < before || null);
    }
  }

  [Symbol.dispose](): void {
    for (const door of this.#doors) door[Symbol.dispose]();
  }
}

function withCode(code: number): Ending {
  return { code, signal: null };
}

function bySignal(signal: Deno.Signal): Ending {
  return { code: null, signal };
}

Deno.test("all jobs are under way at the same moment", async () => {
  using doors = new Doors([3, 1, 2, 0].map(withCode));
  await using caller = doors.stage();
  await caller.settle();
  assertShown(caller.living.length === doors.jobs.length, {
    input: doors.call,
    expected: `${doors.jobs.length} living children of the caller`,
    actual: `${caller.living.length}: ${listProcesses(caller.living)}`,
  });
  doors.openAll();
  await caller.end();
});

Deno.test("exit codes stand in the order of the jobs, whoever ends first", async () => {
  const codes = chance.shuffled([0, 255, chance.int(1, 80), chance.int(81, 254)]);
  using doors = new Doors(codes.map(withCode));
  await using caller = doors.stage();
  await caller.settle();
  await doors.openFromTheEnd(caller);
  assertSame(doors.call, (await caller.end()).value, [...doors.expected]);
});

Deno.test("a process that was killed is reported with the name of the signal", async () => {
  const [first, second] = chance.shuffled(signals);
  using doors = new Doors([bySignal(first!), withCode(chance.int(0, 20)), bySignal(second!)]);
  await using caller = doors.stage();
  doors.openAll();
  assertSame(doors.call, (await caller.end()).value, [...doors.expected]);
});
