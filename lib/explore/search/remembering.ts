import type { Ending, Plan } from "../engines/runner.ts";
import { RunnerAround } from "../engines/runner_around.ts";
import { Header, stepAt, threadAt } from "../model/state.ts";

/** How a run ended, with the words that a search looks at. */
interface Remembered {
  readonly ending: Ending;
  readonly header: Int32Array;
  readonly steps: Int32Array;
}

/** How many runs to remember; one of a dozen steps takes a kilobyte. */
const ROOM = 2000;

/**
 * A runner that makes a run once: a search with one preemption more comes by all the schedules again
 * that there are with fewer, a third of all in small programs.
 */
export class Remembering extends RunnerAround {
  readonly #runs = new Map<string, Remembered>();

  override run(plan: Plan): Ending {
    const { prefix, sleep, seed, withLines } = plan;
    if (sleep !== undefined || seed !== undefined || withLines) return this.runner.run(plan);
    const key = prefix.join();
    const known = this.#runs.get(key);
    if (known !== undefined) {
      this.state.set(known.header);
      this.state.set(known.steps, stepAt(0));
      return known.ending;
    }
    const ending = this.runner.run(plan);
    if (this.#runs.size < ROOM) {
      const header = this.state.slice(0, threadAt(0));
      const steps = this.state.slice(stepAt(0), stepAt(header[Header.step]!));
      this.#runs.set(key, { ending, header, steps });
    }
    return ending;
  }
}
