import { assertEquals, assertRejects } from "@std/assert";
import { CancelledError, createTask, shield, sleep } from "interleave/coroutines";

Deno.test("B-202 shield() keeps the inner task running when the outer one is cancelled", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const inner = createTask((task) => task.until(promise));
  const outer = createTask((task) => task.until(shield(inner)));
  await sleep(0);
  outer.cancel();
  await assertRejects(async () => await outer, CancelledError);
  assertEquals(inner.done, false);
  resolve("saved");
  assertEquals(await inner, "saved");
});

Deno.test("B-202 shield() is cancelled when the inner task is", async () => {
  const inner = createTask((task) => task.sleep(Infinity));
  const outer = shield(inner);
  await sleep(0);
  inner.cancel();
  await assertRejects(async () => await outer, CancelledError);
  assertEquals(outer.cancelled, true);
});

Deno.test("shield() fails with the error of the inner task", async () => {
  const outer = shield(createTask(() => Promise.reject(new Error("inner"))));
  await assertRejects(async () => await outer, Error, "inner");
});
