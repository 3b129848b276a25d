/**
 * What the checks of this lesson have in common: a learner's function in a process of its own, whose
 * threads wait at a door and write into a log.
 *
 * @module
 */
import { assertShown, ClosedDoor, type Returned, Stage } from "interleave/checks";

/** What every function on the stage is given first. */
export interface Place {
  /** Where threads wait, until the check opens it. */
  readonly door: string;
  /** What they note is added to this file. */
  readonly log: string;
}

/** What a function on the stage gives back. */
export interface Seen<T> {
  readonly value: T;
  /** The names of the threads that had not ended when it returned. */
  readonly left: readonly string[];
}

/** A function that calls the learner's, on the stage. */
type Performed<A extends unknown[], R> = (place: Place, ...args: A) => Promise<Seen<R>>;

/** A call of a learner's function. */
export class Scene<A extends unknown[], R> implements AsyncDisposable {
  readonly stage: Stage<Performed<A, R>>;
  readonly door = new ClosedDoor();
  readonly #inode = Deno.statSync(this.door.path).ino;
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  constructor(module: string, play: Performed<A, R>, args: A) {
    const place = { door: this.door.path, log: this.#log };
    this.stage = new Stage<Performed<A, R>>(module, play, [place, ...args], { forks: false });
  }

  /** What was noted so far. */
  get lines(): string[] {
    return Deno.readTextFileSync(this.#log).split("\n").slice(0, -1);
  }

  /** How many threads wait at the door: each of them has opened the file, and closes it when it goes on. */
  get atDoor(): number {
    const folder = `/proc/${this.stage.pid}/fd`;
    try {
      return [...Deno.readDirSync(folder)].filter(({ name }) => this.#isDoor(`${folder}/${name}`))
        .length;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return 0; // the process has ended
      throw error;
    }
  }

  /** Waits until so many are at the door, and all sleep; if there are fewer, until none has moved for long. */
  async begun(threads: number): Promise<void> {
    await this.stage.begun();
    for (let looks = 0, quiet = 0; looks < MOST_LOOKS && !this.stage.hasEnded; looks++) {
      quiet = this.stage.isAsleep ? quiet + 1 : 0;
      if (quiet >= (this.atDoor >= threads ? QUIET : LONG_QUIET)) return;
      await pause();
    }
  }

  /** Opens the door, and waits until the function has returned; fails if it does not. */
  async returned(input: string): Promise<Seen<R>> {
    this.door.open();
    for (let looks = 0, quiet = 0; looks < MOST_LOOKS && quiet < LONG_QUIET; looks++) {
      const { returned } = this.stage;
      if (returned !== null) return (returned as Returned<Seen<R>>).value;
      if (this.stage.hasEnded) break;
      quiet = this.stage.isAsleep ? quiet + 1 : 0;
      await pause();
    }
    const end = this.stage.hasEnded ? await this.stage.end().catch(String) : "it does not";
    assertShown(typeof end !== "string", {
      input,
      expected: "it returns",
      actual: `${end}${this.lines.map((line) => `\n${line}`).join("")}`,
    });
    return (end as Returned<Seen<R>>).value;
  }

  #isDoor(descriptor: string): boolean {
    try {
      return Deno.statSync(descriptor).ino === this.#inode;
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return false; // it was just closed
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

/** At so many looks in a row everybody has to be asleep. */
const QUIET = 5;
/** The same where something is expected: only who waits in vain pays for the patience. */
const LONG_QUIET = 60;
/** How often to look before something that never comes to rest is given up. */
const MOST_LOOKS = 600;

/** Lets time pass between two looks. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
