// The tree is right, but nobody waits: children are left behind as zombies and orphans.

import { fork } from "interleave/system";

/** What stands below a process. */
export type Shape = readonly Shape[];

/** Grows a tree of this shape below the calling process, stays, and waits until it has withered. */
export function grow(shape: Shape, stay: () => void): void {
  for (const below of shape) fork(() => grow(below, stay));
  stay();
}
