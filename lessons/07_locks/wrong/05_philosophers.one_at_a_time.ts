// One fork of all stands for the whole table.

import type { Lock } from "interleave/explore";

export type Forks = readonly Lock[];

export function dine(forks: Forks, _seat: number, eat: () => void): void {
  using _table = forks[0]!.holdSync();
  eat();
}
