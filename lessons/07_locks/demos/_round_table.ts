/**
 * Three philosophers, for every schedule.
 *
 * @module
 */
import { type Lock, type Program, program, type Semaphore } from "interleave/explore";
import { dine as brokenDine } from "./broken/_dine.ts";
import { dine as fixedDine } from "./fixed/_dine.ts";

interface Shared {
  readonly forks: Lock[];
  readonly chairs: Semaphore;
}

const SEATS = 3;

export const broken: Program<Shared> = roundTable(brokenDine);
export const fixed: Program<Shared> = roundTable(fixedDine);

function roundTable(dine: typeof brokenDine): Program<Shared> {
  return program({
    shared: (m) => ({
      forks: Array.from({ length: SEATS }, (_, n) => m.lock(`fork${n}`)),
      chairs: m.semaphore("chairs", SEATS - 1),
    }),
    threads: Object.fromEntries(
      Array.from({ length: SEATS }, (_, seat) => [
        `P${seat}`,
        ({ forks, chairs }: Shared): void =>
          dine(forks[seat]!, forks[(seat + 1) % SEATS]!, chairs, () => {}),
      ]),
    ),
  });
}
