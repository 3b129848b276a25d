import { assertNoScheduleFails } from "interleave/checks";

const module = import.meta.resolve("./_05_philosophers.ts");
/** Who steps back whenever a fork is taken can be made to do so for ever, by ever more preemptions. */
const strategy = "bounded";

Deno.test("two neighbours eat one after the other", async () => {
  await assertNoScheduleFails({ module, program: "neighbours", strategy });
});

Deno.test("at a round table nobody waits for ever", async () => {
  await assertNoScheduleFails({ module, program: "roundTable", strategy });
});

Deno.test("two who share no fork eat at the same time", async () => {
  await assertNoScheduleFails({ module, program: "opposite", strategy });
});
