/**
 * Dinner
 *
 * Philosophers sit at a round table. Between each two of them lies a fork, and to eat one needs both: the
 * one on the left and the one on the right. Each fork is a lock.
 *
 * - nobody eats with a fork that somebody else has;
 * - nobody waits for ever, and nobody tries in vain for ever, under no schedule;
 * - two who share no fork can eat at the same time.
 *
 * The demo `philosophers` sends one of them away from the table. Here all stay: find a way with the forks
 * alone. More than one leads there.
 */
import type { Lock } from "interleave/explore";

/** As many as there are seats: `forks[seat]` lies on the left of a seat, the next one on its right. */
export type Forks = readonly Lock[];

/** One meal of the philosopher at this seat: calls `eat()` while nobody else has the two forks. */
export function dine(forks: Forks, seat: number, eat: () => void): void {
  const right = (seat + 1) % forks.length;
  // The forks have numbers, and all take the one with the lower number first. In a circle of waiting
  // somebody would have to wait for a lower one than they have.
  const first = forks[Math.min(seat, right)]!;
  const second = forks[Math.max(seat, right)]!;
  using _first = first.holdSync();
  using _second = second.holdSync();
  eat();
}
