// Child and parent are not told apart: each child goes on with the loop, and forks as well.

import { fork } from "interleave/system";

/** What stands below a process. */
export type Shape = readonly Shape[];

/** Grows a tree of this shape below the calling process, stays, and waits until it has withered. */
export function grow(shape: Shape, stay: () => void): void {
  for (const _below of shape) fork();
  stay();
}
