import type { Runner } from "../engines/runner.ts";
import { Status } from "../model/state.ts";
import { type Failure, type Findings, search } from "./search.ts";

/**
 * Explores with at most so many preemptions, and of the schedules that fail finds the one with the
 * fewest switches, then steps.
 *
 * @param polish How many more schedules to try once one has failed.
 */
export function searchWithin(
  runner: Runner,
  bound: number,
  options: { maxSchedules: number; until: number; polish: number },
): { findings: Findings; failure: Failure | undefined } {
  const { maxSchedules, until, polish } = options;
  let best: Failure | undefined;
  const findings = search(runner, {
    bound,
    maxSchedules,
    until,
    onFailure(failure): number {
      // After a fatal one, the others cannot be run again, to be told.
      const wins = best === undefined || failure.isFatal ||
        failure.status === best.status && isSmaller(failure, best);
      if (wins) best = failure;
      return polish;
    },
  });
  return { findings, failure: best };
}

/**
 * Looks for a schedule that fails in the same way with fewer preemptions.
 *
 * @param polish How many schedules to try with each number of preemptions.
 */
export function minimise(runner: Runner, failure: Failure, polish: number, until: number): Failure {
  if (failure.status === Status.diverged) return failure;
  for (let bound = 0; bound <= failure.preemptions; bound++) {
    const { failure: smaller } = searchWithin(runner, bound, {
      maxSchedules: polish,
      until,
      polish,
    });
    if (smaller?.status === failure.status && isSmaller(smaller, failure)) {
      return { ...smaller, found: failure.found };
    }
  }
  return failure;
}

function isSmaller(one: Failure, other: Failure): boolean {
  const [a, b] = [sizeOf(one), sizeOf(other)];
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && a[place]! < b[place]!;
}

function sizeOf({ preemptions, schedule }: Failure): [number, number, number] {
  const switches = schedule.filter((thread, index) => index > 0 && thread !== schedule[index - 1]);
  return [preemptions, switches.length, schedule.length];
}
