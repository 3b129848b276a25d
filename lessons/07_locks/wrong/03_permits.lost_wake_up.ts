// Looks without the lock: the notification may come between the look and the wait.

import type { Condition, Value } from "interleave/explore";

export interface Permits {
  readonly left: Value;
  readonly condition: Condition;
}

export function acquire({ left, condition }: Permits): void {
  for (;;) {
    if (left.value < 1) {
      using _held = condition.holdSync();
      condition.waitSync();
    }
    using _held = condition.holdSync();
    if (left.value < 1) continue;
    left.value -= 1;
    return;
  }
}

export function release({ left, condition }: Permits, n = 1): void {
  using _held = condition.holdSync();
  left.value += n;
  condition.notify(n);
}
