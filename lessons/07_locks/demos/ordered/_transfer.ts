import type { Account } from "../_account.ts";

/** Takes the lock with the lower number first, whoever gives. */
export function transfer(from: Account, to: Account, amount: number, between: () => void): boolean {
  const [first, second] = from.id < to.id ? [from, to] : [to, from];
  using _first = first.lock.holdSync();
  between();
  using _second = second.lock.holdSync();
  from.balance.value -= amount;
  to.balance.value += amount;
  return true;
}
