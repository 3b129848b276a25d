// The last one wakes one of those who wait.

import type { Condition, Value } from "interleave/explore";

export interface Gate {
  readonly parties: number;
  readonly arrived: Value;
  readonly round: Value;
  readonly condition: Condition;
}

export function meet({ parties, arrived, round, condition }: Gate): void {
  using _held = condition.holdSync();
  const mine = round.value;
  arrived.value += 1;
  if (arrived.value === parties) {
    arrived.value = 0;
    round.value += 1;
    condition.notify();
    return;
  }
  while (round.value === mine) condition.waitSync();
}
