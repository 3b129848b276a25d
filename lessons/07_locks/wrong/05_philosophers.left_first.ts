// Everybody takes the left one first, and waits for the right one.

import type { Lock } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, seat: number, eat: () => void): void {
  using _left = forks[seat]!.holdSync();
  using _right = forks[(seat + 1) % forks.length]!.holdSync();
  eat();
}
