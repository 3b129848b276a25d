// Who was disturbed gives up, although there are tickets left.

import type { Lock, SharedInt } from "interleave/explore";

export interface Box {
  readonly left: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B"];

export function buy({ left }: Box): boolean {
  const before = left.load();
  if (before < 1) return false;
  return left.compareExchange(before, before - 1) === before;
}
