import { assertEquals } from "@std/assert";
import { assertSame } from "interleave/checks";
import { add } from "../exercises/01_add.ts";

Deno.test("it adds one and one", async () => {
  assertSame("add(1, 1)", await add(1, 1), 2);
});

Deno.test({
  name: "it adds negative numbers",
  repeats: 3,
  async fn(): Promise<void> {
    assertSame("add(1, -1)", await add(1, -1), 0);
  },
});

// deno-lint-ignore interleave/test-names -- the name comes from the function
Deno.test(async function theSumOfNothing(t): Promise<void> {
  await t.step("is nothing", async () => assertEquals(await add(0, 0), 0));
});

Deno.test("it is not for this machine", { ignore: true }, () => {
  throw new Error("ignored claims do not run");
});
