import type { Program, SharedInt } from "interleave/explore";

/** What the threads share. */
interface Door {
  readonly wantsA: SharedInt;
  readonly wantsB: SharedInt;
  readonly first: SharedInt;
  readonly inside: SharedInt;
}

export function make(pause: () => void): Program<Door> {
  return {
    shared: (m) => ({
      wantsA: m.int("wantsA"),
      wantsB: m.int("wantsB"),
      first: m.int("first"),
      inside: m.int("inside"),
    }),
    threads: {
      A({ wantsA, wantsB, first, inside }): void {
        first.store(B);
        wantsA.store(1);
        while (wantsB.load() === 1 && first.load() === B) pause();
        inside.add(1); // in here, alone
        inside.sub(1);
        wantsA.store(0);
      },
      B({ wantsA, wantsB, first, inside }): void {
        first.store(A);
        wantsB.store(1);
        while (wantsA.load() === 1 && first.load() === A) pause();
        inside.add(1); // in here, alone
        inside.sub(1);
        wantsB.store(0);
      },
    },
    invariant({ inside }): void {
      if (inside.load() > 1) throw new Error("both are inside");
    },
  };
}

/** As values of `first`. */
const A = 0;
const B = 1;
