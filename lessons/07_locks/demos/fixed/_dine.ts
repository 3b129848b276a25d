import type { Lock, Semaphore } from "interleave/explore";

/** A meal with two forks. There is one chair less than there are forks. */
export function dine(left: Lock, right: Lock, chairs: Semaphore, eat: () => void): void {
  using _chair = chairs.holdSync();
  using _left = left.holdSync();
  using _right = right.holdSync();
  eat();
}
