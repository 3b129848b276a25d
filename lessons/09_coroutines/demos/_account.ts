import {
  type Lock as ExploredLock,
  type Program,
  program,
  type SharedInt,
} from "interleave/explore";
import { Lock, type Task } from "interleave/coroutines";

/** An account at a bank that takes a while to answer. */
export class Account {
  readonly lock = new Lock();
  #balance: number;

  constructor(balance: number) {
    this.#balance = balance;
  }

  /** Asks how much there is. */
  async read(task: Task): Promise<number> {
    await task.sleep(1);
    return this.#balance;
  }

  /** Says how much there is from now on. */
  async write(task: Task, balance: number): Promise<void> {
    await task.sleep(1);
    this.#balance = balance;
  }
}

/** What the explorer knows of an account: each use is a step, as each `await` is to a coroutine. */
export interface Steps {
  readonly balance: SharedInt;
  readonly lock: ExploredLock;
}

/** Two withdrawals from an account of 100 at the same time, for the explorer. */
export function together(withdraw: (account: Steps, amount: number) => void): Program<Steps> {
  return program({
    shared: (m) => ({ balance: m.int("balance", 100), lock: m.lock("lock") }),
    threads: { A: (account) => withdraw(account, 30), B: (account) => withdraw(account, 20) },
    check({ balance }): void {
      const left = balance.load();
      if (left !== 50) throw new Error(`expected 50 to be left, found ${left}`);
    },
  });
}
