/**
 * A museum with room for one, and one in which two look around together.
 *
 * @module
 */
import {
  type Barrier,
  type Lock,
  type Program,
  program,
  type SharedInt,
  type Value,
} from "interleave/explore";
import { visit } from "../exercises/01_museum.ts";

interface Shared {
  readonly inside: Value;
  readonly lock: Lock;
  /** How many look around at this moment. */
  readonly looking: SharedInt;
  /** How many have been inside. */
  readonly visits: SharedInt;
  readonly meeting: Barrier;
}

export const roomForOne: Program<Shared> = museum(1, ({ looking }) => {
  const others = looking.add(1);
  if (others > 0) throw new Error(`expected at most 1 inside, found ${others + 1}`);
  looking.sub(1);
});
export const roomForTwo: Program<Shared> = museum(2, ({ meeting }) => void meeting.waitSync());

function museum(room: number, lookAround: (shared: Shared) => void): Program<Shared> {
  const come = (shared: Shared): void => {
    const { inside, lock, visits } = shared;
    if (visit({ inside, lock, room }, () => lookAround(shared))) visits.add(1);
  };
  return program({
    shared: (m) => ({
      inside: m.value("inside"),
      lock: m.lock("lock"),
      looking: m.int("looking"),
      visits: m.int("visits"),
      meeting: m.barrier("meeting", 2),
    }),
    threads: { A: come, B: come },
    check({ inside, visits }): void {
      if (inside.value !== 0) throw new Error(`expected nobody inside, found ${inside.value}`);
      if (visits.load() < room) throw new Error(`expected ${room} let in, found ${visits.load()}`);
    },
  });
}
