/**
 * Two who move money in opposite directions, for every schedule.
 *
 * @module
 */
import { type Lock, type Program, program, type SharedInt, type Value } from "interleave/explore";
import type { Transfer } from "./_account.ts";
import { transfer as backOffTransfer } from "./back_off/_transfer.ts";
import { transfer as brokenTransfer } from "./broken/_transfer.ts";
import { transfer as orderedTransfer } from "./ordered/_transfer.ts";
import { transfer as timeoutTransfer } from "./timeout/_transfer.ts";

interface Shared {
  readonly locks: Lock[];
  readonly balances: Value[];
  /** What came through, by who gave it. */
  readonly moved: SharedInt[];
}

export const broken: Program<Shared> = transfers(brokenTransfer);
export const ordered: Program<Shared> = transfers(orderedTransfer);
export const timeout: Program<Shared> = transfers(timeoutTransfer);
export const backOff: Program<Shared> = transfers(backOffTransfer);

function transfers(transfer: Transfer): Program<Shared> {
  const move = ({ locks, balances, moved }: Shared, from: number, amount: number): void => {
    const [giver, taker] = [from, 1 - from]
      .map((id) => ({ id, balance: balances[id]!, lock: locks[id]! }));
    if (transfer(giver!, taker!, amount, () => {})) moved[from]!.store(amount);
  };
  return program({
    shared: (m) => ({
      locks: [m.lock("lockA"), m.lock("lockB")],
      balances: [m.value("A"), m.value("B")],
      moved: m.ints("moved", 2),
    }),
    threads: { "A to B": (s: Shared) => move(s, 0, 10), "B to A": (s: Shared) => move(s, 1, 1) },
    check({ balances: [a, b], moved: [there, back] }): void {
      const expected = back!.load() - there!.load();
      if (a!.value === expected && b!.value === -expected) return;
      throw new Error(`expected ${expected} and ${-expected}, found ${a!.value} and ${b!.value}`);
    },
  });
}
