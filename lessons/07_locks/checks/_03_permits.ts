/**
 * Two threads that share a permit, and two that wait for two permits.
 *
 * @module
 */
import {
  type Condition,
  type Program,
  program,
  type SharedInt,
  type Value,
} from "interleave/explore";
import { acquire, release } from "../exercises/03_permits.ts";

interface Shared {
  readonly left: Value;
  readonly condition: Condition;
  /** How many have a permit at this moment. */
  readonly working: SharedInt;
}

export const onePermit: Program<Shared> = semaphore(1, {
  A: workTwice,
  B: workTwice,
}, 1);
export const twoAtOnce: Program<Shared> = semaphore(0, {
  A: acquire,
  B: acquire,
  giver: (shared) => release(shared, 2),
}, 0);

function semaphore(
  permits: number,
  threads: Program<Shared>["threads"],
  leftAtTheEnd: number,
): Program<Shared> {
  return program({
    shared: (m) => ({
      left: m.value("left", permits),
      condition: m.condition("condition", m.rlock("lock")),
      working: m.int("working"),
    }),
    threads,
    check({ left }): void {
      if (left.value === leftAtTheEnd) return;
      throw new Error(`expected ${leftAtTheEnd} permits at the end, found ${left.value}`);
    },
  });
}

/** Twice, because who has just given a permit back may be quicker than the one that it woke. */
function workTwice(shared: Shared): void {
  for (let round = 0; round < 2; round++) {
    acquire(shared);
    const others = shared.working.add(1);
    if (others > 0) throw new Error(`expected 1 with a permit, found ${others + 1}`);
    shared.working.sub(1);
    release(shared);
  }
}
