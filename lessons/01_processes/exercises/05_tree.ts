/**
 * Tree
 *
 * Grow a tree of processes. A shape is the list of what stands below a process, and each entry of it
 * is a shape again: `[]` is a process without children, and `[[], [[]]]` is
 *
 *     caller
 *     ├── child
 *     └── child
 *         └── grandchild
 *
 * - Each process, the caller too, starts its own children, and then calls `stay()`. It returns when
 *   the tree has been looked at; by then all have to be there.
 * - Afterwards each process waits for the end of its own children, and then ends. Only the caller
 *   returns from `grow()`.
 */
import { fork } from "interleave/system";

/** What stands below a process. */
export type Shape = readonly Shape[];

/** Grows a tree of this shape below the calling process, stays, and waits until it has withered. */
export function grow(shape: Shape, stay: () => void): void {
  // TODO: every child is without children here, whatever its own shape says
  shape.map(() => fork(stay));
  stay();
  // TODO: nobody waits for the children
}
