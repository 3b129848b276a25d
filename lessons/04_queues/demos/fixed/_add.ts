import type { LockProxy, ValueProxy } from "interleave/managers";
import type { Barrier } from "interleave/processes";
import { span } from "interleave/timeline";

/** Adds 1 so many times, at the same time as others. */
export async function add(
  count: ValueProxy<number>,
  lock: LockProxy,
  times: number,
  all: Barrier,
): Promise<void> {
  await all.wait();
  using _span = span("adds");
  for (let n = 0; n < times; n++) {
    await lock.acquire();
    await count.set(await count.get() + 1);
    await lock.release();
  }
}
