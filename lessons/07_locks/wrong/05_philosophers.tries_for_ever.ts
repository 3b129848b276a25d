// Puts the first fork back, and takes it again at once: for ever, if nobody else comes to their turn.

import { type Lock, pause } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, seat: number, eat: () => void): void {
  const left = forks[seat]!;
  const right = forks[(seat + 1) % forks.length]!;
  for (;;) {
    left.acquireSync();
    if (right.tryAcquire()) break;
    left.release();
    pause();
  }
  eat();
  right.release();
  left.release();
}
