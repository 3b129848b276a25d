import { assertNoScheduleFails, assertScheduleFails, assertScheduleHolds } from "interleave/checks";
import { schedule } from "../exercises/04_last_ticket.ts";

const module = import.meta.resolve("./_04_last_ticket.ts");

Deno.test("the schedule breaks buy() as it was given", async () => {
  await assertScheduleFails({ module, program: "given" }, schedule);
});

Deno.test("the same schedule does not break your buy()", async () => {
  await assertScheduleHolds({ module, program: "yours" }, schedule);
});

Deno.test("and no other schedule does", async () => {
  await assertNoScheduleFails({ module, program: "yours" });
});

Deno.test("two tickets are enough for two", async () => {
  await assertNoScheduleFails({ module, program: "enough" });
});
