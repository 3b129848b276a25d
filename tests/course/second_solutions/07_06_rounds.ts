// Numbers go up for ever: who is the n-th to come waits for the last one of that round.
import type { Condition, Value } from "interleave/explore";

export interface Gate {
  readonly parties: number;
  readonly arrived: Value;
  readonly round: Value;
  readonly condition: Condition;
}

export function meet({ parties, arrived, condition }: Gate): void {
  condition.acquireSync();
  const ticket = arrived.value;
  arrived.value = ticket + 1;
  const enough = (Math.floor(ticket / parties) + 1) * parties;
  if (ticket + 1 === enough) condition.notifyAll();
  condition.waitForSync(() => arrived.value >= enough);
  condition.release();
}
