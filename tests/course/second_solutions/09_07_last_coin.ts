// Without the lock: each payment from an account waits for the one before it.

import type { Lock } from "interleave/coroutines";

export interface Account {
  readonly lock: Lock;
  read(): Promise<number>;
  write(balance: number): Promise<void>;
}

export const order: readonly ("A" | "B")[] = ["B", "A", "B", "A"];

const last = new WeakMap<Lock, Promise<unknown>>();

export function pay(account: Account, amount: number): Promise<boolean> {
  const before = last.get(account.lock) ?? Promise.resolve();
  const paying = before.then(async () => {
    const balance = await account.read();
    if (balance >= amount) await account.write(balance - amount);
    return balance >= amount;
  });
  last.set(account.lock, paying.catch(() => {}));
  return paying;
}
