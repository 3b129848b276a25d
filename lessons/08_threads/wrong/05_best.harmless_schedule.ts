import type { Lock, SharedInt } from "interleave/explore";

export interface Board {
  readonly best: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B"];

export function offer({ best, lock }: Board, number: number): void {
  using _held = lock.holdSync();
  if (best.load() < number) best.store(number);
}
