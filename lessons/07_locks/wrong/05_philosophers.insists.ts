// Tries again and again to get the second fork, and never puts the first one back.

import { type Lock, pause } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, seat: number, eat: () => void): void {
  const right = forks[(seat + 1) % forks.length]!;
  using _left = forks[seat]!.holdSync();
  while (!right.tryAcquire()) pause();
  eat();
  right.release();
}
