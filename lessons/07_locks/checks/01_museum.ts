import { assertNoScheduleFails } from "interleave/checks";

const module = import.meta.resolve("./_01_museum.ts");

Deno.test("there is room for one, and never two are inside", async () => {
  await assertNoScheduleFails({ module, program: "roomForOne" });
});

Deno.test("two look around at the same time, and both are counted out", async () => {
  await assertNoScheduleFails({ module, program: "roomForTwo" });
});
