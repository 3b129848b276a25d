import { ClosedDoor, type Returned, Stage } from "interleave/checks";

/** What is the first line of the log. */
const BEGUN = "on stage";

/** Whoever runs on the stage says so before anything else: one that is just starting may sleep as well. */
export function enter(log: string): void {
  note(log, BEGUN);
}

/** Writes a line into the log. */
export function note(log: string, line: string): void {
  Deno.writeTextFileSync(log, `${line}\n`, { append: true });
}

/** What runs on the stage: it gets the doors and the log, and then what the check has for it. */
type Play<A extends unknown[], R> = (doors: readonly string[], log: string, ...more: A) => R;

/** A stage, doors at which those who play there have to wait, and the log that they write. */
export class Scene<A extends unknown[], R> implements AsyncDisposable {
  readonly stage: Stage<Play<A, R>>;
  readonly #doors: readonly ClosedDoor[];
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  /** Begins with so many doors, all closed. */
  constructor(doors: number, module: string, play: Play<A, R>, ...more: A) {
    this.#doors = Array.from({ length: doors }, () => new ClosedDoor());
    this.stage = new Stage(module, play, [this.#doors.map(({ path }) => path), this.#log, ...more]);
  }

  /** What was written so far. */
  get log(): string[] {
    const lines = Deno.readTextFileSync(this.#log).split("\n").slice(0, -1);
    return lines.filter((line) => line !== BEGUN);
  }

  /** Waits until so many lines are there, as far as it comes, and then until nothing moves any more. */
  async until(lines: number): Promise<void> {
    const { stage } = this;
    const hasBegun = (): boolean => Deno.readTextFileSync(this.#log).startsWith(BEGUN);
    while (!hasBegun() && !stage.hasEnded) await stage.until(() => hasBegun() || null);
    await stage.until(() => this.log.length >= lines || null);
    await stage.settle();
  }

  /** Opens all doors, and gives what was returned, even if somebody is left. */
  async returned(): Promise<Returned<Awaited<R>>> {
    this.open();
    return await this.stage.until(() => this.stage.returned) ?? await this.stage.end();
  }

  /** Opens doors, by their numbers; all, if none is given. */
  open(...numbers: readonly number[]): void {
    for (const n of numbers.length > 0 ? numbers : this.#doors.keys()) this.#doors[n]!.open();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
    for (const door of this.#doors) door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}
