/**
 * The program of the exercise.
 *
 * @module
 */
import { program } from "interleave/explore";

export const exchange = program({
  shared: (m) => ({ x: m.int("x"), y: m.int("y"), a: m.int("a"), b: m.int("b") }),
  threads: {
    A({ x, y, a }): void {
      x.store(1);
      a.store(y.load());
    },
    B({ x, y, b }): void {
      y.store(1);
      b.store(x.load());
    },
  },
  outcome: ({ a, b }): string => `${a.load()} ${b.load()}`,
});
