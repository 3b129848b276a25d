// The schedule is found, and nothing is mended.

import type { Lock, SharedInt } from "interleave/explore";

export interface Box {
  readonly left: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B"];

export function buy({ left }: Box): boolean {
  if (left.load() < 1) return false;
  left.add(-1);
  return true;
}
