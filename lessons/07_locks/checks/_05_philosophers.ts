/**
 * Three tables: two neighbours, three at a round table, and two that share no fork.
 *
 * @module
 */
import { type Barrier, type Lock, type Program, program, type SharedInt } from "interleave/explore";
import { dine } from "../exercises/05_philosophers.ts";

interface Shared {
  readonly forks: Lock[];
  readonly eating: SharedInt;
  readonly meals: SharedInt;
  readonly meeting: Barrier;
}

export const neighbours: Program<Shared> = table(3, [0, 1], ({ eating }) => {
  if (eating.add(1) > 0) throw new Error("two neighbours eat at the same time");
  eating.sub(1);
});
export const roundTable: Program<Shared> = table(3, [0, 1, 2], () => {});
export const opposite: Program<Shared> = table(4, [0, 2], ({ meeting }) => {
  meeting.waitSync();
});

function table(
  seats: number,
  taken: readonly number[],
  eat: (shared: Shared) => void,
): Program<Shared> {
  const come = (shared: Shared, seat: number): void => {
    const { forks, meals } = shared;
    dine(forks, seat, () => {
      eat(shared);
      meals.add(1);
    });
  };
  return program({
    shared: (m) => ({
      forks: Array.from({ length: seats }, (_, n) => m.lock(`fork${n}`)),
      eating: m.int("eating"),
      meals: m.int("meals"),
      meeting: m.barrier("meeting", 2),
    }),
    threads: Object.fromEntries(
      taken.map((seat) => [`P${seat}`, (shared: Shared): void => come(shared, seat)]),
    ),
    check({ meals, forks }): void {
      if (meals.load() !== taken.length) {
        throw new Error(`expected ${taken.length} meals, found ${meals.load()}`);
      }
      const kept = forks.findIndex((fork) => fork.locked());
      if (kept >= 0) throw new Error(`fork${kept} was not put back`);
    },
  });
}
