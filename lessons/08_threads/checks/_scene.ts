/**
 * What the checks of this lesson have in common: a learner's function in a process of its own, whose
 * threads wait at a door and write into a log.
 *
 * @module
 */
import { ClosedDoor, type Play, type Returned, Stage } from "interleave/checks";

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

/** A call of a learner's function. */
export class Scene<A extends unknown[], R> implements AsyncDisposable {
  readonly stage: Stage<(place: Place, ...args: A) => Promise<Seen<R>>>;
  readonly door = new ClosedDoor();
  readonly #log = Deno.makeTempFileSync({ prefix: "interleave-" });

  constructor(
    module: string,
    play: ((place: Place, ...args: A) => Promise<Seen<R>>) & Play,
    args: A,
  ) {
    const place = { door: this.door.path, log: this.#log };
    this.stage = new Stage<(place: Place, ...args: A) => Promise<Seen<R>>>(
      module,
      play,
      [place, ...args],
      { fork: false },
    );
  }

  /** What was noted so far. */
  get lines(): string[] {
    return Deno.readTextFileSync(this.#log).split("\n").slice(0, -1);
  }

  /** The threads that there are besides the main one, by the names that Deno gives them. */
  get threads(): string[] {
    return tasksOf(this.stage.pid).filter(({ name }) => name.startsWith("worker-"))
      .map(({ name, state }) => `${name} (${state})`);
  }

  /** Waits until there are so many threads, and then until nothing moves any more. */
  async begun(threads: number): Promise<void> {
    await this.stage.until(() => this.threads.length >= threads || null);
    await this.stage.settle();
  }

  /** Opens the door, and waits until the function has returned, even if its threads have not ended. */
  async returned(): Promise<Seen<R>> {
    this.door.open();
    const returned = await this.stage.until(() => this.stage.returned) ?? await this.stage.end();
    return (returned as Returned<Seen<R>>).value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stage[Symbol.asyncDispose]();
    this.door[Symbol.dispose]();
    Deno.removeSync(this.#log);
  }
}

/** What the system calls the threads of a process, and what they do. */
function tasksOf(pid: number): { readonly name: string; readonly state: string }[] {
  try {
    return [...Deno.readDirSync(`/proc/${pid}/task`)].map(({ name }) => {
      const stat = Deno.readTextFileSync(`/proc/${pid}/task/${name}/stat`);
      const end = stat.lastIndexOf(")");
      return { name: stat.slice(stat.indexOf("(") + 1, end), state: stat.charAt(end + 2) };
    });
  } catch {
    return []; // one of them is just ending: look again
  }
}
