/**
 * Three classic mistakes and their cures, for every schedule.
 *
 * @module
 */
import {
  type Condition,
  type Lock,
  type Program,
  program,
  type SharedInt,
  type Value,
} from "interleave/explore";
import * as broken from "./broken/_three.ts";
import * as fixed from "./fixed/_three.ts";

/** What the three use, each of them a part. */
export interface Shared {
  readonly counter: Value;
  readonly lock: Lock;
  readonly tickets: SharedInt;
  readonly sold: SharedInt;
  readonly plates: Value;
  readonly condition: Condition;
}

export const brokenCount: Program<Shared> = counting(broken);
export const fixedCount: Program<Shared> = counting(fixed);
export const brokenBuy: Program<Shared> = buying(broken);
export const fixedBuy: Program<Shared> = buying(fixed);
export const brokenTake: Program<Shared> = taking(broken);
export const fixedTake: Program<Shared> = taking(fixed);

type Three = typeof broken;

function counting({ count }: Three): Program<Shared> {
  return of({ A: count, B: count }, ({ counter }) => {
    if (counter.value !== 2) throw new Error(`an update was lost: ${counter.value} of 2`);
  });
}

function buying({ buy }: Three): Program<Shared> {
  return of({ A: buy, B: buy }, ({ sold }) => {
    if (sold.load() !== 1) throw new Error(`one ticket was sold ${sold.load()} times`);
  });
}

function taking({ take }: Three): Program<Shared> {
  const cook = ({ condition, plates }: Shared): void => {
    for (let n = 0; n < 2; n++) {
      using _held = condition.holdSync();
      plates.value += 1;
      condition.notify();
    }
  };
  return of({ A: take, B: take, cook }, ({ plates }) => {
    if (plates.value !== 0) throw new Error(`plates: ${plates.value}`);
  });
}

function of(threads: Program<Shared>["threads"], check: (s: Shared) => void): Program<Shared> {
  return program({
    shared(m): Shared {
      const lock = m.lock("lock");
      return {
        counter: m.value("counter"),
        lock,
        tickets: m.int("tickets", 1),
        sold: m.int("sold"),
        plates: m.value("plates"),
        condition: m.condition("more", lock),
      };
    },
    threads,
    check,
  });
}
