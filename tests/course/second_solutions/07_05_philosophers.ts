// One of them is left-handed: that is enough to have no circle.
import type { Lock } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, seat: number, eat: () => void): void {
  const hands = [forks[seat]!, forks[(seat + 1) % forks.length]!];
  if (seat === 0) hands.reverse();
  for (const fork of hands) fork.acquireSync();
  eat();
  for (const fork of hands) fork.release();
}
