import { assertNoScheduleFails } from "interleave/checks";

const module = import.meta.resolve("./_03_permits.ts");

Deno.test("nobody takes a permit that is not there, and who waits gets one", async () => {
  await assertNoScheduleFails({ module, program: "onePermit" });
});

Deno.test("two permits at once are enough for two who wait", async () => {
  await assertNoScheduleFails({ module, program: "twoAtOnce" });
});
