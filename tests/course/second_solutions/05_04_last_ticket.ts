// Without the lock: takes only if nothing has changed since the look, and else looks again.
import type { Lock, SharedInt } from "interleave/explore";

export interface Box {
  readonly left: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["B", "A", "A", "A", "B", "B"];

export function buy({ left }: Box): boolean {
  for (;;) {
    const before = left.load();
    if (before < 1) return false;
    if (left.compareExchange(before, before - 1) === before) return true;
  }
}
