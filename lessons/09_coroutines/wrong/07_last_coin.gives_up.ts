// Who finds the lock taken goes away, although there is enough.

import type { Lock } from "interleave/coroutines";

export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}

export const order: readonly ("A" | "B")[] = ["A", "B"];

export async function pay(account: Account, amount: number): Promise<boolean> {
  if (!account.lock.tryAcquire()) return false;
  try {
    const balance = await account.read();
    if (balance < amount) return false;
    await account.write(balance - amount);
    return true;
  } finally {
    account.lock.release();
  }
}
