import type { Lock, SharedInt } from "interleave/explore";

export interface Board {
  readonly best: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "A"];

export function offer({ best }: Board, number: number): void {
  const before = best.load();
  if (before < number) best.compareExchange(before, number);
}
