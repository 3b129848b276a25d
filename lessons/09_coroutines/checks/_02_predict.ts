/**
 * The program of the exercise. What a coroutine does between two waits is one step here, too.
 *
 * @module
 */
import { type Barrier, program, type SharedInt } from "interleave/explore";

interface Shared {
  readonly total: SharedInt;
  /** All three have got as far as their `await` when the first answer comes. */
  readonly started: Barrier;
}

export const prices = program({
  shared: (m): Shared => ({ total: m.int("total"), started: m.barrier("started", 3) }),
  threads: {
    A: (shared) => addToOld(shared, 2),
    B: (shared) => addToOld(shared, 3),
    C({ total, started }): void {
      started.waitSync();
      total.add(4);
    },
  },
  outcome: ({ total }): string => `${total.load()}`,
});

/** The left side of `total += await …` is read before the wait. */
function addToOld({ total, started }: Shared, price: number): void {
  const before = total.load();
  started.waitSync();
  total.store(before + price);
}
