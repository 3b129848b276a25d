import { assertNoScheduleFails } from "interleave/checks";

const module = import.meta.resolve("./_02_ends.ts");

Deno.test("under no schedule a number is lost, or a consumer waits for ever", async () => {
  await assertNoScheduleFails({ module, program: "twoConsumers" });
});

Deno.test("nor with room for a single number", async () => {
  await assertNoScheduleFails({ module, program: "littleRoom" });
});

Deno.test("nor when there are more consumers than numbers", async () => {
  await assertNoScheduleFails({ module, program: "manyConsumers" });
});
