// The count is never taken back: from the second round on nobody waits.

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
  condition.notifyAll();
  while (arrived.value < parties) condition.waitSync();
}
