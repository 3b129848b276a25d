import type { Barrier, Lock, Value } from "interleave/processes";
import "interleave/processes";

/** How often each of two counts. */
export const INCREMENTS = 1_000_000;

/** Adds 1 to a number that another process counts up as well. */
export function count(lock: Lock, value: Value<"int32">, barrier: Barrier): void {
  barrier.waitSync();
  for (let i = 0; i < INCREMENTS; i++) {
    lock.acquireSync();
    value.value++;
    lock.release();
  }
  barrier.waitSync();
}
