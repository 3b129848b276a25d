/**
 * Two coroutines that pay from one account, whose answers come in the order that one asks for.
 *
 * @module
 */
import { Lock, sleep } from "interleave/coroutines";
import type { Account } from "../exercises/07_last_coin.ts";

export type Name = "A" | "B";
export type Pay = (account: Account, amount: number) => Promise<boolean>;

/** What was seen of two payments. */
export interface Run {
  /** The calls, in the order in which they were answered. */
  readonly steps: readonly string[];
  /** Whose calls were answered. */
  readonly order: readonly Name[];
  /** Who had called, before each answer. */
  readonly choices: readonly (readonly Name[])[];
  /** What each got; `undefined` if it waits for ever. */
  readonly outcomes: Readonly<Record<Name, boolean | string | undefined>>;
  readonly balance: number;
}

export const AMOUNT = 30;
const NAMES = ["A", "B"] as const;

/** Has both pay; their calls are answered in this order, and after it A's first. */
export async function runInOrder(pay: Pay, start: number, order: readonly Name[]): Promise<Run> {
  const lock = new Lock();
  let balance = start;
  const steps: string[] = [];
  const called = new Map<Name, () => void>();
  const answer = <T>(who: Name, use: () => T): Promise<T> =>
    new Promise((resolve) => void called.set(who, () => resolve(use())));
  const outcomes: Record<Name, boolean | string | undefined> = { A: undefined, B: undefined };
  for (const who of NAMES) {
    const account: Account = {
      lock,
      read: () => answer(who, () => (steps.push(`${who} reads ${balance}`), balance)),
      write: (value) => answer(who, () => void steps.push(`${who} writes ${balance = value}`)),
    };
    Promise.try(pay, account, AMOUNT).then((paid) => outcomes[who] = paid, (error) => {
      outcomes[who] = String(error);
    });
  }

  const wanted = [...order];
  const taken: Name[] = [];
  const choices: Name[][] = [];
  const isOver = (): boolean => NAMES.every((who) => outcomes[who] !== undefined);
  for (;;) {
    await quiet(() => called.size > 0 || isOver());
    const waiting = NAMES.filter((who) => called.has(who));
    if (waiting.length === 0) return { steps, order: taken, choices, outcomes, balance };
    while (wanted.length > 0 && !called.has(wanted[0]!)) wanted.shift();
    const next = wanted.shift() ?? waiting[0]!;
    choices.push(waiting);
    taken.push(next);
    const goOn = called.get(next)!;
    called.delete(next);
    goOn();
  }
}

/** Has both pay in every order there is, and looks for one that is not as it should be. */
export async function findOrder(
  pay: Pay,
  start: number,
  isWrong: (run: Run) => boolean,
): Promise<Run | undefined> {
  const open: (readonly Name[])[] = [[]];
  for (let order = open.pop(); order !== undefined; order = open.pop()) {
    const run = await runInOrder(pay, start, order);
    if (isWrong(run)) return run;
    for (let n = order.length; n < run.order.length; n++) {
      for (const other of run.choices[n]!) {
        if (other !== run.order[n]) open.push([...run.order.slice(0, n), other]);
      }
    }
  }
  return undefined;
}

/** Lets everybody go on who can; some more time for those who wait for a timer. */
async function quiet(hasMoved: () => boolean): Promise<void> {
  await sleep(0);
  await sleep(0);
  for (let tries = 0; tries < 20 && !hasMoved(); tries++) await sleep(1);
}
