// One after the other: such an order breaks nothing.

import type { Lock } from "interleave/coroutines";

export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}

export const order: readonly ("A" | "B")[] = ["A", "A", "B", "B"];

export async function pay(account: Account, amount: number): Promise<boolean> {
  using _held = await account.lock.hold();
  const balance = await account.read();
  if (balance < amount) return false;
  await account.write(balance - amount);
  return true;
}
