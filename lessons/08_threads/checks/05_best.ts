import { assertNoScheduleFails, assertScheduleFails, assertScheduleHolds } from "interleave/checks";
import { schedule } from "../exercises/05_best.ts";

const module = import.meta.resolve("./_05_best.ts");

Deno.test("the schedule breaks offer() as it was given", async () => {
  await assertScheduleFails({ module, program: "given" }, schedule);
});

Deno.test("the same schedule does not break your offer()", async () => {
  await assertScheduleHolds({ module, program: "yours" }, schedule);
});

Deno.test("and no other schedule of three threads does", async () => {
  await assertNoScheduleFails({ module, program: "three" });
});
