// waitForSync() has the loop, and all who wait look for themselves.
import type { Condition, Value } from "interleave/explore";

export interface Permits {
  readonly left: Value;
  readonly condition: Condition;
}

export function acquire({ left, condition }: Permits): void {
  condition.acquireSync();
  condition.waitForSync(() => left.value > 0);
  left.value = left.value - 1;
  condition.release();
}

export function release({ left, condition }: Permits, n = 1): void {
  condition.acquireSync();
  left.value = left.value + n;
  condition.notifyAll();
  condition.release();
}
