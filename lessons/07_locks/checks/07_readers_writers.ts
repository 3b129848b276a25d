import { assertNoScheduleFails } from "interleave/checks";

const module = import.meta.resolve("./_07_readers_writers.ts");
/** All schedules take too long; mistakes show with few preemptions. */
const strategy = "bounded";

Deno.test("a writer is alone, and everybody gets their turn", async () => {
  await assertNoScheduleFails({ module, program: "alone", strategy });
});

Deno.test("two read at the same time", async () => {
  await assertNoScheduleFails({ module, program: "together", strategy });
});

Deno.test("readers who come when a writer waits come after the writer", async () => {
  await assertNoScheduleFails({ module, program: "inTurn", strategy });
});
