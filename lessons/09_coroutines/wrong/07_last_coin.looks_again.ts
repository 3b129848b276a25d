// To look twice makes the gap smaller, and does not close it.

import type { Lock } from "interleave/coroutines";

export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}

export const order: readonly ("A" | "B")[] = ["A", "B", "A", "A"];

export async function pay(account: Account, amount: number): Promise<boolean> {
  if (await account.read() < amount) return false;
  const balance = await account.read();
  if (balance < amount) return false;
  await account.write(balance - amount);
  return true;
}
