// By a lock over both steps; the other worker may take over meanwhile, and then finds nothing to do.
import type { Lock, SharedInt } from "interleave/explore";

export interface Job {
  readonly holder: SharedInt;
  readonly paid: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "B", "A"];

export function takeOver({ holder }: Job): boolean {
  return holder.compareExchange(1, 2) === 1;
}

export function book({ holder, paid, lock }: Job, worker: number): boolean {
  using _held = lock.holdSync();
  if (holder.load() !== worker) return false;
  paid.add(10);
  holder.store(0);
  return true;
}
