/** Explores as a web page would: without Deno, and without shared memory. */
import type { Lock } from "interleave/explore";
import type { Stepwise, Use } from "interleave/stepwise";

delete (globalThis as { Deno?: unknown }).Deno;
delete (globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer;
const { exploreStepwise, stepwise } = await import("interleave/stepwise");

type Locks = Stepwise<{ a: Lock; b: Lock }>;
type Steps = Generator<Use, void, number>;

const abba = stepwise({
  shared: (m) => ({ a: m.lock("a"), b: m.lock("b") }),
  threads: {
    *T0(s: Locks): Steps {
      yield* s.a.acquireSync();
      yield* s.b.acquireSync();
    },
    *T1(s: Locks): Steps {
      yield* s.b.acquireSync();
      yield* s.a.acquireSync();
    },
  },
});
console.log(exploreStepwise(abba).kind);
