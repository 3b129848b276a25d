import type { Lock, Program, SharedInt } from "interleave/explore";

/** What the transfers share. */
interface Bank {
  readonly lockA: Lock;
  readonly lockB: Lock;
  readonly a: SharedInt;
  readonly b: SharedInt;
}

export function make(): Program<Bank> {
  return {
    shared: (m) => ({
      lockA: m.lock("lockA"),
      lockB: m.lock("lockB"),
      a: m.int("a", 100),
      b: m.int("b", 100),
    }),
    threads: {
      "A to B"({ lockA, lockB, a, b }): void {
        lockA.acquireSync();
        lockB.acquireSync();
        a.sub(10);
        b.add(10);
        lockB.release();
        lockA.release();
      },
      "B to A"({ lockA, lockB, a, b }): void {
        lockB.acquireSync();
        lockA.acquireSync();
        b.sub(20);
        a.add(20);
        lockA.release();
        lockB.release();
      },
    },
    check({ a, b }): void {
      if (a.load() + b.load() !== 200) throw new Error("money was lost");
    },
  };
}
