// A child that has grown its own branch is not ended: it returns, and grows those of its parent.

import { childrenOf, fork, waitSync } from "interleave/system";

/** What stands below a process. */
export type Shape = readonly Shape[];

/** Grows a tree of this shape below the calling process, stays, and waits until it has withered. */
export function grow(shape: Shape, stay: () => void): void {
  for (const below of shape) {
    if (fork() === 0) grow(below, stay);
  }
  stay();
  while (childrenOf().length > 0) waitSync();
}
