/**
 * Two threads that count at the same time, for every schedule.
 *
 * @module
 */
import { type Program, program, type RLock, type SharedInt } from "interleave/explore";
import { STATUSES, tally } from "../exercises/01_crunch.ts";

interface Shared {
  readonly counts: SharedInt[];
  readonly lock: RLock;
}

/** Both find the first status, one of them the second as well. */
const FOUND = { A: [0, 1], B: [0] };
const EXPECTED = [2, 1, 0];

export const counters: Program<Shared> = program({
  shared: (m) => ({ counts: m.ints("counts", STATUSES.length), lock: m.rlock("lock") }),
  threads: { A: (shared) => add(FOUND.A, shared), B: (shared) => add(FOUND.B, shared) },
  check({ counts }): void {
    const found = counts.map((each) => each.load());
    if (`${found}` === `${EXPECTED}`) return;
    throw new Error(`expected the counts ${EXPECTED.join(", ")}, found ${found.join(", ")}`);
  },
});

function add(statuses: readonly number[], { counts, lock }: Shared): void {
  tally(statuses, {
    get: (index) => counts[index]!.load(),
    set: (index, value) => counts[index]!.store(value),
    getLock: () => lock,
  });
}
