// Each child is waited for before the next one is started: never are all there.

import { fork, waitpidSync } from "interleave/system";

/** What stands below a process. */
export type Shape = readonly Shape[];

/** Grows a tree of this shape below the calling process, stays, and waits until it has withered. */
export function grow(shape: Shape, stay: () => void): void {
  for (const below of shape) waitpidSync(fork(() => grow(below, stay)));
  stay();
}
