// Strictly in turns: who is alone waits for somebody who never comes.

import { pause, type SharedInt } from "interleave/explore";

export interface Door {
  readonly wants: readonly SharedInt[];
  readonly turn: SharedInt;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "B", "B", "A", "A", "A", "A"];

export function enter({ turn }: Door, me: number): void {
  while (turn.load() !== me) pause();
}

export function leave({ turn }: Door, me: number): void {
  turn.store(1 - me);
}
