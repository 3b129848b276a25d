import { assertSame, assertShown, Chance, ClosedDoor, Stage } from "interleave/checks";
import { Gate } from "interleave/evidence";
import { Crew, type Task } from "../exercises/04_crew.ts";

const chance = new Chance();
const WORKERS = 2;
const OPEN = "/dev/null"; // nobody locks it

/** Runs on the stage: adds each round of tasks, waits for it, and notes what the log says then. */
export async function play(rounds: Task[][], log: string, begins: string): Promise<string[][]> {
  const seen: string[][] = [];
  {
    await using crew = new Crew(WORKERS);
    for (const tasks of rounds) {
      for (const task of tasks) await crew.add(task);
      new Gate(begins).open();
      await crew.allDone();
      seen.push(linesOf(log));
    }
  }
  return seen;
}

function linesOf(log: string): string[] {
  return Deno.readTextFileSync(log).split("\n").slice(0, -1);
}

/** A crew on a stage; tasks may wait at its door. */
class Scene implements AsyncDisposable {
  readonly door = new ClosedDoor();
  readonly rounds: readonly Task[][];
  readonly stage: Stage<typeof play>;
  readonly input: string;
  readonly #begins = new Gate();
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  /** Names of tasks for each round: `"failing wash"` fails, `"held wash"` waits at the door. */
  constructor(rounds: readonly (readonly string[])[]) {
    this.rounds = rounds.map((names) => names.map((name) => this.#task(name)));
    this.stage = new Stage(
      import.meta.url,
      play,
      [[...this.rounds], this.#log, this.#begins.path],
      {
        forks: false, // it has threads
      },
    );
    const list = rounds.map((names) => names.join(", ")).join("; then ");
    this.input = `a crew of ${WORKERS} gets ${list}   (seed ${chance.seed})`;
  }

  #task(name: string): Task {
    const door = name.startsWith("held ") ? this.door.path : OPEN;
    return { door, log: this.#log, name, fails: name.startsWith("failing ") };
  }

  get log(): string[] {
    return linesOf(this.#log);
  }

  /** Waits until tasks were added, and then until nothing moves any more. */
  async begun(): Promise<void> {
    const { stage } = this;
    while (!this.#begins.isOpen && !stage.hasEnded) {
      await stage.until(() => this.#begins.isOpen || stage.hasEnded || null);
    }
    await stage.settle();
  }

  /** What was done after each round. */
  async ends(): Promise<string[][]> {
    const end = await this.stage.end().catch((error: Error) => error.message);
    assertShown(typeof end !== "string", {
      input: this.input,
      expected: "allDone() returns each time, and all workers end",
      actual: `${end}\nthe log: ${this.log.join(", ")}`,
    });
    const { value } = end as Exclude<typeof end, string>;
    return value.map((lines) => lines.filter((line) => line.startsWith("ends ")).sort());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
    this.#begins[Symbol.dispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

/** Some tasks with names by chance. */
function names(count: number): string[] {
  return chance.shuffled(["wash", "iron", "fold", "sew", "mend", "dry"]).slice(0, count);
}

Deno.test("all workers are at work at the same moment", async () => {
  await using scene = new Scene([names(WORKERS + 1).map((name) => `held ${name}`)]);
  await scene.begun();
  const begun = scene.log.filter((line) => line.startsWith("begins "));
  assertShown(begun.length === WORKERS, {
    input: `${scene.input}; no task can end yet`,
    expected: `${WORKERS} tasks have begun`,
    actual: `${begun.length}: ${begun.join(", ") || "none"}`,
  });
});

Deno.test("allDone() waits for tasks that somebody is still working on", async () => {
  const [held, ...others] = names(3);
  await using scene = new Scene([[`held ${held}`, ...others]]);
  await scene.begun();
  scene.door.open();
  assertSame(scene.input, await scene.ends(), [endsOf([`held ${held}`, ...others])]);
});

Deno.test("a task that fails holds nobody up", async () => {
  const [bad, worse, ...good] = names(5);
  await using scene = new Scene([[
    `failing ${bad}`,
    good[0]!,
    `failing ${worse}`,
    ...good.slice(1),
  ]]);
  assertSame(scene.input, await scene.ends(), [endsOf(good)]);
});

Deno.test("the same crew does more tasks, and ends with its block", async () => {
  const [first, ...more] = names(4);
  await using scene = new Scene([[first!], more]);
  assertSame(scene.input, await scene.ends(), [endsOf([first!]), endsOf([first!, ...more])]);
});

function endsOf(names: readonly string[]): string[] {
  return names.map((name) => `ends ${name}`).sort();
}
