// One after the other: such a schedule breaks nothing.

import type { Lock, SharedInt } from "interleave/explore";

export interface Box {
  readonly left: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "A", "A", "B"];

export function buy({ left, lock }: Box): boolean {
  using _held = lock.holdSync();
  if (left.load() < 1) return false;
  left.add(-1);
  return true;
}
