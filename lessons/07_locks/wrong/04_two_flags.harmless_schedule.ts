// Both give the turn away and raise their flags in step: this breaks nothing.

import { pause, type SharedInt } from "interleave/explore";

export interface Door {
  readonly wants: readonly SharedInt[];
  readonly turn: SharedInt;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "A", "B", "A", "B", "A", "B"];

export function enter({ wants, turn }: Door, me: number): void {
  const other = 1 - me;
  wants[me]!.store(1);
  turn.store(other);
  while (wants[other]!.load() === 1 && turn.load() === other) pause();
}

export function leave({ wants }: Door, me: number): void {
  wants[me]!.store(0);
}
