import type { Account } from "../_account.ts";

/** Waits for the second lock for a while only; then gives up, and says so: its caller may try again. */
export function transfer(from: Account, to: Account, amount: number, between: () => void): boolean {
  using _from = from.lock.holdSync();
  between();
  if (!to.lock.acquireSync({ timeout: 2 })) return false;
  from.balance.value -= amount;
  to.balance.value += amount;
  to.lock.release();
  return true;
}
