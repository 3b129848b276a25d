// Who cannot pay leaves with the lock.

import type { Lock } from "interleave/coroutines";

export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}

export const order: readonly ("A" | "B")[] = ["A", "B"];

export async function pay(account: Account, amount: number): Promise<boolean> {
  await account.lock.acquire();
  const balance = await account.read();
  if (balance < amount) return false;
  await account.write(balance - amount);
  account.lock.release();
  return true;
}
