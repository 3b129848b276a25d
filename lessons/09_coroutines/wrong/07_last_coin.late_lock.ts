// The lock is taken when the look is over.

import type { Lock } from "interleave/coroutines";

export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}

export const order: readonly ("A" | "B")[] = ["A", "B"];

export async function pay(account: Account, amount: number): Promise<boolean> {
  const balance = await account.read();
  if (balance < amount) return false;
  using _held = await account.lock.hold();
  await account.write(balance - amount);
  return true;
}
