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
import { fork, waitpidSync } from "interleave/system";

/** What stands below a process. */
export type Shape = readonly Shape[];

/** Grows a tree of this shape below the calling process, stays, and waits until it has withered. */
export function grow(shape: Shape, stay: () => void): void {
  // What holds for the caller holds for each child: it is the root of a smaller tree. fork() with a
  // function ends the child when that is done, so nobody but the caller returns from here.
  const children = shape.map((below) => fork(() => grow(below, stay)));
  stay();
  // Each process can wait only for its own children; theirs are waited for one level further down.
  for (const pid of children) waitpidSync(pid);
}
