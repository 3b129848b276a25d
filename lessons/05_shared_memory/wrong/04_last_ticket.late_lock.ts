// The lock is taken after the look.

import type { Lock, SharedInt } from "interleave/explore";

export interface Box {
  readonly left: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B"];

export function buy({ left, lock }: Box): boolean {
  if (left.load() < 1) return false;
  using _held = lock.holdSync();
  left.add(-1);
  return true;
}
