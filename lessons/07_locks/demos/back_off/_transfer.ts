import type { Account } from "../_account.ts";

/** Does not wait with a lock in its hand: gives it back, and waits for the other one. */
export function transfer(from: Account, to: Account, amount: number, between: () => void): boolean {
  let [one, other] = [from, to];
  for (;;) {
    using _one = one.lock.holdSync();
    between();
    if (!other.lock.tryAcquire()) {
      [one, other] = [other, one]; // what was taken is what to wait for
      continue;
    }
    from.balance.value -= amount;
    to.balance.value += amount;
    other.lock.release();
    return true;
  }
}
