import type { Barrier, Lock } from "interleave/threads";
import { span } from "interleave/timeline";

/** Adds 1 so many times, at the same time as somebody else. */
export function addMany(words: Int32Array, times: number, start: Barrier, lock: Lock): void {
  start.waitSync();
  using _span = span("adds");
  for (let i = 0; i < times; i++) {
    using _held = lock.holdSync();
    words[0]! += 1;
  }
}
