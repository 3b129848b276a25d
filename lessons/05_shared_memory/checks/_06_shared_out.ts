/**
 * Two workers that take three items, for every schedule.
 *
 * @module
 */
import { type Program, program, type RLock, type SharedInt } from "interleave/explore";
import { type Counter, take } from "../exercises/06_shared_out.ts";

interface Shared {
  readonly next: SharedInt;
  readonly lock: RLock;
  readonly taken: SharedInt[];
}

const ITEMS = 3;

export const takers: Program<Shared> = program({
  shared: (m) => ({
    next: m.int("next"),
    lock: m.rlock("lock"),
    taken: m.ints("taken", ITEMS),
  }),
  threads: { A: takeAll, B: takeAll },
  check({ taken }): void {
    const times = taken.map((each) => each.load());
    if (times.every((n) => n === 1)) return;
    throw new Error(`expected each item to be taken once, found ${times.join(", ")} times`);
  },
});

function takeAll({ next, lock, taken }: Shared): void {
  const counter: Counter = {
    get value() {
      return next.load();
    },
    set value(value) {
      next.store(value);
    },
    add: (amount) => next.add(amount),
    compareExchange: (expected, value) => next.compareExchange(expected, value),
    getLock: () => lock,
  };
  // One more than there are, so that who always finds something comes to an end as well.
  for (let n = 0; n <= ITEMS; n++) {
    const item = take(counter, ITEMS);
    if (item === null) return;
    if (!(item in taken)) throw new Error(`expected an item from 0 to ${ITEMS - 1}, found ${item}`);
    taken[item]!.add(1);
  }
  throw new Error(`expected null after ${ITEMS} items, found one more`);
}
