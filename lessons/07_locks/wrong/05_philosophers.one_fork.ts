// Who cannot have the second fork eats with one.

import type { Lock } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, seat: number, eat: () => void): void {
  const right = forks[(seat + 1) % forks.length]!;
  using _left = forks[seat]!.holdSync();
  const hasRight = right.tryAcquire();
  eat();
  if (hasRight) right.release();
}
