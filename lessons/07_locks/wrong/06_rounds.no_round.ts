// Waits until the count is 0 again: who is slow to look finds the next round.

import type { Condition, Value } from "interleave/explore";

export interface Gate {
  readonly parties: number;
  readonly arrived: Value;
  readonly round: Value;
  readonly condition: Condition;
}

export function meet({ parties, arrived, condition }: Gate): void {
  using _held = condition.holdSync();
  arrived.value += 1;
  if (arrived.value === parties) {
    arrived.value = 0;
    condition.notifyAll();
    return;
  }
  while (arrived.value !== 0) condition.waitSync();
}
