import type { Task } from "interleave/coroutines";
import { type Account, type Steps, together } from "../_account.ts";
import type { Program } from "interleave/explore";

export async function withdraw(task: Task, account: Account, amount: number): Promise<void> {
  const balance = await account.read(task);
  await account.write(task, balance - amount);
}

/** The same for the explorer: a use of the account is a step, as an `await` is to a coroutine. */
export const steps: Program<Steps> = together(withdrawInSteps);

function withdrawInSteps(account: Steps, amount: number): void {
  const balance = account.balance.load();
  account.balance.store(balance - amount);
}
