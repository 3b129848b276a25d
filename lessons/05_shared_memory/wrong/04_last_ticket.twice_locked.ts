// Each step has the lock, and between the two it is free.

import type { Lock, SharedInt } from "interleave/explore";

export interface Box {
  readonly left: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B"];

export function buy(box: Box): boolean {
  if (look(box) < 1) return false;
  using _held = box.lock.holdSync();
  box.left.add(-1);
  return true;
}

function look({ left, lock }: Box): number {
  using _held = lock.holdSync();
  return left.load();
}
