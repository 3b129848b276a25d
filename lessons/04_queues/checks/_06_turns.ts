import type { Chance } from "interleave/checks";
import type { Counts, SharedLock } from "../exercises/06_tally.ts";

/** A call that has not taken effect yet. */
interface Call {
  isReady(): boolean;
  perform(): void;
}

/** After so many turns of the promises each task has made its next call, or has ended. */
const SETTLED = 200;
/** So often nobody may be ready before nobody is expected to be. */
const MOST_IDLE = 40;

/**
 * A dict and a lock that several tasks share, as in a manager: a call takes effect when its turn comes,
 * one at a time, in an order that is chosen here.
 */
export class Turns {
  readonly counts = new Map<string, number>();
  /** Who did what, in the order in which it took effect. */
  readonly steps: string[] = [];
  readonly #waiting: Call[] = [];
  #holder: string | null = null;

  /** The dict as one of the tasks sees it. */
  countsFor(task: string): Counts {
    const { counts, steps } = this;
    return {
      get: (word) =>
        this.#call(() => {
          const count = counts.get(word);
          steps.push(`${task} gets ${word}: ${count}`);
          return count;
        }),
      set: (word, count) =>
        this.#call(() => {
          counts.set(word, count);
          steps.push(`${task} sets ${word}: ${count}`);
        }),
    };
  }

  /** The lock as one of the tasks sees it. */
  lockFor(task: string): SharedLock {
    const acquire = (): boolean => {
      this.#holder = task;
      this.steps.push(`${task} acquires`);
      return true;
    };
    const release = (): void => {
      if (this.#holder === null) throw new Error("Cannot release the lock: nobody holds it");
      this.#holder = null;
      this.steps.push(`${task} releases`);
    };
    return {
      acquire: () => this.#call(acquire, () => this.#holder === null),
      release: () => this.#call(release),
    };
  }

  /**
   * Runs tasks to their end.
   *
   * @param fair Whether they go on at the same pace; if not, whose turn it is is up to chance.
   * @returns What is wrong; nothing if all have come to their end.
   */
  async run(
    tasks: readonly Promise<void>[],
    chance: Chance,
    fair: boolean,
  ): Promise<string | null> {
    let left = tasks.length;
    let failure: string | null = null;
    for (const task of tasks) {
      task.catch((error) => failure ??= `${error}`).finally(() => left--);
    }
    for (let idle = 0; idle < MOST_IDLE;) {
      for (let n = 0; n < SETTLED; n++) await null;
      if (failure !== null || left === 0) return failure;
      const ready = this.#waiting.filter((call) => call.isReady());
      if (ready.length === 0) { // perhaps somebody waits for a timer
        await new Promise((resolve) => setTimeout(resolve, 5));
        idle++;
        continue;
      }
      idle = 0;
      // Who has waited longest is first in line: so all go on at the same pace.
      const next = ready[fair ? 0 : chance.int(0, ready.length - 1)]!;
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      next.perform();
    }
    return "nobody can go on: all wait for the lock, or for something else";
  }

  #call<T>(action: () => T, isReady = (): boolean => true): Promise<T> {
    return new Promise((resolve, reject) => {
      const perform = (): void => {
        try {
          resolve(action());
        } catch (error) {
          reject(error);
        }
      };
      this.#waiting.push({ isReady, perform });
    });
  }
}
