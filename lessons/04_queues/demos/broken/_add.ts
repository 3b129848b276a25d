import type { LockProxy, ValueProxy } from "interleave/managers";
import type { Barrier } from "interleave/processes";
import { span } from "interleave/timeline";

/** Adds 1 so many times, at the same time as others. */
export async function add(
  count: ValueProxy<number>,
  _lock: LockProxy,
  times: number,
  all: Barrier,
): Promise<void> {
  await all.wait();
  using _span = span("adds");
  for (let n = 0; n < times; n++) {
    await count.set(await count.get() + 1);
  }
}
