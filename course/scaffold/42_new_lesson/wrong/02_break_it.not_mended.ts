import type { Account } from "./02_break_it.late_lock.ts";

export const schedule: readonly ("A" | "B")[] = ["A", "B", "B", "A"];

export function deposit({ balance }: Account): void {
  balance.store(balance.load() + 1);
}
