// Who was woken does not look again.

import type { Condition, Value } from "interleave/explore";

export interface Permits {
  readonly left: Value;
  readonly condition: Condition;
}

export function acquire({ left, condition }: Permits): void {
  using _held = condition.holdSync();
  if (left.value < 1) condition.waitSync();
  left.value -= 1;
}

export function release({ left, condition }: Permits, n = 1): void {
  using _held = condition.holdSync();
  left.value += n;
  condition.notify(n);
}
