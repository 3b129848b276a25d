import { assertNoScheduleFails, assertScheduleFails, assertScheduleHolds } from "interleave/checks";
import { schedule } from "../exercises/05_once.ts";

const module = import.meta.resolve("./_05_once.ts");

Deno.test("the schedule breaks book() as it was given", async () => {
  await assertScheduleFails({ module, program: "given" }, schedule);
});

Deno.test("the same schedule does not break your book()", async () => {
  await assertScheduleHolds({ module, program: "yours" }, schedule);
});

Deno.test("under every schedule the job is paid once", async () => {
  await assertNoScheduleFails({ module, program: "yours" });
});

Deno.test("one of the two is enough", async () => {
  await assertNoScheduleFails({ module, program: "first" });
  await assertNoScheduleFails({ module, program: "second" });
});
