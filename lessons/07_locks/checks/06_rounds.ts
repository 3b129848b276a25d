import { assertNoScheduleFails } from "interleave/checks";

const module = import.meta.resolve("./_06_rounds.ts");
/** There are too many schedules for all of them; mistakes show with one preemption. */
const limits = { strategy: "bounded", bounds: [0, 1] } as const;

Deno.test("nobody goes on before all have come", async () => {
  await assertNoScheduleFails({ module, program: "once", ...limits });
});

Deno.test("and so it is in every round", async () => {
  await assertNoScheduleFails({ module, program: "again", ...limits, spurious: 1 });
});
