import { assertEquals, assertInstanceOf, assertRejects, assertStrictEquals } from "@std/assert";
import { CancelledError, createTask, gather, sleep } from "interleave/coroutines";

const forever = () => createTask((task) => task.sleep(Infinity));

Deno.test("B-198 gather() gives results in the order of the arguments, whoever ends first", async () => {
  const ended: string[] = [];
  const results = await gather([
    async (task) => {
      await task.sleep(0);
      await task.sleep(0);
      return ended.push("a"), 1;
    },
    () => (ended.push("b"), "two"),
    Promise.resolve(true),
  ]);
  assertEquals(results satisfies [number, string, boolean], [1, "two", true]);
  assertEquals(ended, ["b", "a"]);
});

Deno.test("B-198 gather() of nothing is an empty array, at once", () => {
  assertEquals(gather([]).result(), []);
});

Deno.test("B-198 gather() runs the same task once, however often it is given", async () => {
  let runs = 0;
  const task = createTask(() => ++runs);
  assertEquals(await gather([task, task, task]), [1, 1, 1]);
});

Deno.test("B-199 gather() fails with the first error at once, and the siblings run to their end", async () => {
  const error = new Error("the first");
  let release = (): void => {};
  const sibling = createTask((task) => task.until(new Promise<void>((done) => release = done)));
  const failing = gather([sibling, () => Promise.reject(error)]);
  assertStrictEquals(await failing.then(() => {}, (each) => each), error);
  assertEquals([sibling.done, sibling.cancelled], [false, false]);
  release();
  await sibling;
  assertEquals([sibling.done, sibling.cancelled], [true, false]);
});

Deno.test("B-199 gather() with returnExceptions waits for all and has errors in their places", async () => {
  const errors = [new Error("one"), new Error("two")];
  const cancelled = forever();
  cancelled.cancel();
  const results: unknown[] = await gather([
    () => Promise.reject(errors[0]),
    (task) => task.sleep(0).then(() => "fine"),
    cancelled,
    () => Promise.reject(errors[1]),
  ], { returnExceptions: true });
  assertEquals(results.toSpliced(2, 1), [errors[0], "fine", errors[1]]);
  assertInstanceOf(results[2], CancelledError);
});

Deno.test("B-200 gather() that is cancelled cancels all children", async () => {
  const children = [forever(), forever()];
  const gathering = gather(children);
  await sleep(0);
  assertEquals(gathering.cancel(), true);
  await assertRejects(async () => await gathering, CancelledError);
  await sleep(0);
  assertEquals(children.map((each) => each.cancelled), [true, true]);
  assertEquals(gathering.cancel(), false);
});

Deno.test("B-200 gather() is cancelled with the task that waits for it", async () => {
  const children = [forever(), forever()];
  let went = "on";
  const outer = createTask(async (task) => {
    went = "in";
    await task.until(gather(children));
    went = "past";
  });
  await sleep(0);
  outer.cancel();
  await assertRejects(async () => await outer, CancelledError);
  await sleep(0);
  assertEquals([went, ...children.map((each) => each.cancelled)], ["in", true, true]);
});

Deno.test("B-200 gather() fails when a child is cancelled, but is not cancelled itself", async () => {
  const [one, other] = [forever(), forever()];
  const gathering = gather([one, other]);
  await sleep(0);
  one.cancel();
  await assertRejects(async () => await gathering, CancelledError);
  assertEquals([gathering.cancelled, other.done], [false, false]);
  other.cancel();
});
