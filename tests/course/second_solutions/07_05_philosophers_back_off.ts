// Who cannot have the second fork puts the first one back, and waits for the one that was taken.
import type { Lock } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, seat: number, eat: () => void): void {
  let [one, other] = [forks[seat]!, forks[(seat + 1) % forks.length]!];
  for (;;) {
    one.acquireSync();
    if (other.tryAcquire()) break;
    one.release();
    [one, other] = [other, one];
  }
  eat();
  one.release();
  other.release();
}
