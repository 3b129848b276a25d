// Looks once more before it pays: that makes the gap smaller, not nothing.

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
export const schedule: readonly ("A" | "B")[] = ["A", "B", "B"];

/** Takes the job away from worker 1 for worker 2; whether it could be taken. */
export function takeOver({ holder }: Job): boolean {
  return holder.compareExchange(1, 2) === 1;
}

/** A worker has done the job: pays for it, once. Returns whether this was the one that counts. */
export function book({ holder, paid }: Job, worker: number): boolean {
  if (holder.load() !== worker) return false;
  if (holder.load() === 0) return false;
  paid.add(10);
  holder.store(0);
  return true;
}
