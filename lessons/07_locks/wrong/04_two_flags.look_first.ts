// Looks at the flag of the other one, and then raises its own.

import { pause, type SharedInt } from "interleave/explore";

export interface Door {
  readonly wants: readonly SharedInt[];
  readonly turn: SharedInt;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "B", "B", "A", "A", "A", "A"];

export function enter({ wants }: Door, me: number): void {
  while (wants[1 - me]!.load() === 1) pause();
  wants[me]!.store(1);
}

export function leave({ wants }: Door, me: number): void {
  wants[me]!.store(0);
}
