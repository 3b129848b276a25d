import type { Lock, SharedInt } from "interleave/explore";

export interface Board {
  readonly best: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "A"];

export function offer({ best, lock }: Board, number: number): void {
  if (better(lock, best, number)) {
    using _held = lock.holdSync();
    best.store(number);
  }
}

function better(lock: Lock, best: SharedInt, number: number): boolean {
  using _held = lock.holdSync();
  return best.load() < number;
}
