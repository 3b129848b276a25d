import { assertNoScheduleFails, assertScheduleFails, assertScheduleHolds } from "interleave/checks";
import { schedule } from "../exercises/04_two_flags.ts";

const module = import.meta.resolve("./_04_two_flags.ts");

Deno.test("the schedule breaks enter() as it was given", async () => {
  await assertScheduleFails({ module, program: "given" }, schedule);
});

Deno.test("the same schedule does not break your enter()", async () => {
  await assertScheduleHolds({ module, program: "yours" }, schedule);
});

Deno.test("and no other schedule does", async () => {
  await assertNoScheduleFails({ module, program: "yours" });
});

Deno.test("who is alone comes in as often as they like", async () => {
  await assertNoScheduleFails({ module, program: "alone" });
});
