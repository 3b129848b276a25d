/**
 * The program of the exercise, over the function as it was given and over the learner's.
 *
 * @module
 */
import { type Program, program } from "interleave/explore";
import { type Account, deposit } from "../exercises/02_break_it.ts";
// Another address than the one in whose place the learner's file stands.
import { deposit as asGiven } from "../exercises/02_break_it.ts?given";

export const given: Program<Account> = twice(asGiven);
export const yours: Program<Account> = twice(deposit);

function twice(deposit: (account: Account) => void): Program<Account> {
  return program({
    shared: (m) => ({ balance: m.int("balance"), lock: m.lock("lock") }),
    threads: { A: deposit, B: deposit },
    check({ balance }): void {
      if (balance.load() !== 2) throw new Error(`expected a balance of 2, found ${balance.load()}`);
    },
  });
}
