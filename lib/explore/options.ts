import { DEFAULT_LIMITS } from "./engines/runner.ts";
import type { Strategy } from "./search/investigate.ts";

/** How to explore. */
export interface ExploreLimits {
  /**
   * What to explore: `"bounded"`: schedules with few preemptions, fewest first; `"exhaustive"`: all, but
   * of those that come out the same only one; `"random"`; `"thorough"`: bounded, then exhaustive, and at
   * random if that was not complete.
   *
   * @default {"thorough"}
   */
  readonly strategy?: Strategy;
  /**
   * The numbers of preemptions, in the order in which they are tried.
   *
   * @default {[0, 1, 2]}
   */
  readonly bounds?: readonly number[];
  /**
   * The most schedules of each part.
   *
   * @default {20_000}
   */
  readonly maxSchedules?: number;
  /**
   * How long to explore, in milliseconds; a net for what `maxSchedules` does not catch.
   *
   * @default {8000}
   */
  readonly timeMs?: number;
  /**
   * The most steps of a run; one that has more fails. At most 4096.
   *
   * @default {400}
   */
  readonly maxSteps?: number;
  /**
   * Decides what is run at random: the same seed, the same schedules.
   *
   * @default {1}
   */
  readonly seed?: number;
  /**
   * How many more schedules to spend on a smaller one that fails.
   *
   * @default {500}
   */
  readonly polish?: number;
  /**
   * How many time-outs a thread may see in a run while others could still go on. When nobody else can,
   * time passes in any case.
   *
   * @default {1}
   */
  readonly timeouts?: number;
  /**
   * How many wake-ups without a notification a thread may see in a run: `Condition.waitSync()` may
   * return for no reason in many libraries, and `while` around it is right in all.
   *
   * @default {0}
   */
  readonly spurious?: number;
}

/** The limits with what was left out. */
export function fillIn(limits: ExploreLimits): Required<ExploreLimits> {
  const filled = { ...defaults, ...withoutUndefined(limits) };
  for (const name of counts) {
    const value = filled[name];
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(`Cannot explore with ${name} ${value}: give a whole number from 0 on`);
    }
  }
  const wrong = filled.bounds.find((bound) => !Number.isInteger(bound) || bound < 0);
  if (wrong !== undefined) {
    throw new RangeError(`Cannot explore with bound ${wrong}: give whole numbers from 0 on`);
  }
  if (!strategies.includes(filled.strategy)) {
    throw new RangeError(
      `Cannot explore with strategy ${String(filled.strategy)}: there are ${strategies.join(", ")}`,
    );
  }
  return filled;
}

const strategies: readonly Strategy[] = ["thorough", "bounded", "exhaustive", "random"];
const counts = ["maxSchedules", "maxSteps", "polish", "timeouts", "spurious"] as const;
const defaults: Required<ExploreLimits> = {
  strategy: "thorough",
  bounds: [0, 1, 2],
  maxSchedules: 20_000,
  timeMs: 8000,
  seed: 1,
  polish: 500,
  ...DEFAULT_LIMITS,
};

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
