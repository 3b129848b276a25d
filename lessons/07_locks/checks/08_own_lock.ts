import { assertNoScheduleFails, assertShown } from "interleave/checks";
import { explore, realRun } from "interleave/explore";

const module = import.meta.resolve("./_08_own_lock.ts");

Deno.test("one of two has the lock at a time, and both get it", async () => {
  await assertNoScheduleFails({ module, program: "two" });
});

Deno.test("one of three has the lock at a time, and all get it", async () => {
  // All schedules of three take too long; mistakes show with few preemptions.
  await assertNoScheduleFails({ module, program: "three", strategy: "bounded" });
});

Deno.test("who waits for the lock sleeps", async () => {
  // Nobody gives it back, so who sleeps does so for ever, and who spins has something to do.
  const { kind, failure } = await explore({
    module,
    program: "kept",
    strategy: "bounded",
    bounds: [0],
  });
  assertShown(kind === "deadlock", {
    input: "A has the lock and keeps it; B calls acquire()",
    expected: "B sleeps in Atomics.wait()",
    actual: `${kind}: the last step is ${failure?.steps.at(-1)?.text ?? "none"}`,
  });
});

Deno.test("it also works on threads that run freely", async () => {
  const { failed, hung, message } = await realRun({
    module,
    program: "busy",
    times: 20,
    timeoutMs: 10_000,
    timeMs: 30_000,
  });
  assertShown(failed + hung === 0, {
    input: "20 times two threads that take the lock 200 times each",
    expected: "all end well",
    actual: hung > 0 ? "one did not end" : `${failed} failed: ${message}`,
  });
});
