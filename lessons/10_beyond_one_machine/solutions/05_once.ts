/**
 * Once
 *
 * A job pays 10, and belongs to worker 1. When worker 1 has been silent for too long, `takeOver()` gives
 * the job to worker 2. But worker 1 was only slow: both do the job, and each calls `book()` when it is
 * done. To do a job twice costs time. To pay for it twice costs money.
 *
 * 1. Find a schedule under which the job is paid twice: fill in whose turn it is, step by step. Each use
 *    of `holder` or `paid` is a step; A is worker 1, and B takes over and is worker 2. A turn of somebody
 *    who cannot go on is left out; after the last turn everybody goes on, A first.
 * 2. Mend `book()`. Your schedule is run again, and then every other one. The job is to be paid once,
 *    whoever is quicker, and also if one of the two never comes.
 *
 * `takeOver()` stays as it is. `store()`, `add()` and `compareExchange()` are one step each.
 */
import type { Lock, SharedInt } from "interleave/explore";

/** What the workers' machines see of the job. */
export interface Job {
  /** Whose job it is: 1 or 2; 0 when it is done. */
  readonly holder: SharedInt;
  /** How much was paid for it. */
  readonly paid: SharedInt;
  readonly lock: Lock;
}

/** Whose turn it is, step by step: `["A", "B"]`. */
// Worker 1 looks, the job is taken over, worker 2 looks: both think that it is theirs.
export const schedule: readonly ("A" | "B")[] = ["A", "B", "B"];

/** Takes the job away from worker 1 for worker 2; whether it could be taken. */
export function takeOver({ holder }: Job): boolean {
  return holder.compareExchange(1, 2) === 1;
}

/** A worker has done the job: pays for it, once. Returns whether this was the one that counts. */
export function book({ holder, paid }: Job, worker: number): boolean {
  // To look and to give back the job in one step: after it, nobody else finds it, and nobody can take
  // it over. Who comes too late finds another holder, and its result does not count.
  if (holder.compareExchange(worker, 0) !== worker) return false;
  paid.add(10);
  return true;
}
