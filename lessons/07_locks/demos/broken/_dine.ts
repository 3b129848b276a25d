import type { Lock, Semaphore } from "interleave/explore";

/** A meal with two forks. */
export function dine(left: Lock, right: Lock, _chairs: Semaphore, eat: () => void): void {
  using _left = left.holdSync();
  using _right = right.holdSync();
  eat();
}
