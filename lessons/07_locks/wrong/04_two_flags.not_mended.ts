// The schedule is found, and nothing is mended.

import { pause, type SharedInt } from "interleave/explore";

export interface Door {
  readonly wants: readonly SharedInt[];
  readonly turn: SharedInt;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "B", "B", "A", "A", "A", "A"];

export function enter({ wants, turn }: Door, me: number): void {
  const other = 1 - me;
  turn.store(other);
  wants[me]!.store(1);
  while (wants[other]!.load() === 1 && turn.load() === other) pause();
}

export function leave({ wants }: Door, me: number): void {
  wants[me]!.store(0);
}
