import type { Lock, SharedInt } from "interleave/explore";

export interface Account {
  readonly balance: SharedInt;
  readonly lock: Lock;
}

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "A"];

export function deposit({ balance, lock }: Account): void {
  const before = balance.load();
  using _held = lock.holdSync();
  balance.store(before + 1);
}
