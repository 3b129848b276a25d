import { assertNoScheduleFails, assertScheduleFails, assertScheduleHolds } from "interleave/checks";
import { schedule } from "../exercises/02_break_it.ts";

const module = import.meta.resolve("./_02_break_it.ts");

Deno.test("the schedule breaks deposit() as it was given", async () => {
  await assertScheduleFails({ module, program: "given" }, schedule);
});

Deno.test("the same schedule does not break your deposit()", async () => {
  await assertScheduleHolds({ module, program: "yours" }, schedule);
});

Deno.test("and no other schedule does", async () => {
  await assertNoScheduleFails({ module, program: "yours" });
});
