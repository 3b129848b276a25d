import type { Account } from "./02_break_it.late_lock.ts";

export const schedule: readonly ("A" | "B")[] = ["A", "A", "B", "B"];

export function deposit({ balance, lock }: Account): void {
  using _held = lock.holdSync();
  balance.store(balance.load() + 1);
}
