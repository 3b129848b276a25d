import type { Barrier, Value } from "interleave/processes";
import { span } from "interleave/timeline";

/** Adds 1 so many times, at the same time as somebody else. */
export function addMany(count: Value<"int32">, times: number, start: Barrier): void {
  start.waitSync();
  using _span = span("adds");
  for (let i = 0; i < times; i++) {
    count.add(1);
  }
}
