// Dekker's way: if both want to come in, the one whose turn it is not takes its flag back for a while.
import { pause, type SharedInt } from "interleave/explore";

export interface Door {
  readonly wants: readonly SharedInt[];
  readonly turn: SharedInt;
}

export const schedule: readonly ("A" | "B")[] = ["B", "A", "A", "A", "A", "B"];

export function enter({ wants, turn }: Door, me: number): void {
  const other = 1 - me;
  wants[me]!.store(1);
  while (wants[other]!.load() === 1) {
    if (turn.load() === me) {
      pause();
      continue;
    }
    wants[me]!.store(0);
    while (turn.load() !== me) pause();
    wants[me]!.store(1);
  }
}

export function leave({ wants, turn }: Door, me: number): void {
  turn.store(1 - me);
  wants[me]!.store(0);
}
