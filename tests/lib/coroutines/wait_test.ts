import { assertEquals, assertRejects } from "@std/assert";
import {
  asCompleted,
  CancelledError,
  createTask,
  type Future,
  sleep,
  type Task,
  TimeoutError,
  wait,
} from "interleave/coroutines";

const forever = () => createTask((task) => task.sleep(Infinity));

/** Cancels, so that no test leaves a task behind. */
async function end(...tasks: Task<unknown>[]): Promise<void> {
  for (const each of tasks) {
    each.cancel();
    await each.then(() => {}, () => {});
  }
}

Deno.test("B-217 wait(first-completed) returns what is done and what is not, and cancels nothing", async () => {
  const [quick, slow] = [createTask(() => 1), forever()];
  const { done, pending } = await wait<Future<unknown>>([quick, slow], {
    returnWhen: "first-completed",
  });
  assertEquals([[...done], [...pending], slow.done], [[quick], [slow], false]);
  await end(slow);
});

Deno.test("B-217 wait(first-exception) goes past values and cancellations to the first error", async () => {
  const [value, cancelled, slow] = [createTask(() => 1), forever(), forever()];
  cancelled.cancel();
  const failing = createTask((task) => task.sleep(0).then(() => Promise.reject(new Error("no"))));
  const { done, pending } = await wait<Future<unknown>>([value, cancelled, failing, slow], {
    returnWhen: "first-exception",
  });
  assertEquals([[...done], [...pending]], [[value, cancelled, failing], [slow]]);
  await end(slow);
});

Deno.test("B-217 wait() with a timeout returns what is done by then, and throws nothing", async () => {
  const [quick, slow] = [createTask(() => 1), forever()];
  const { done, pending } = await wait<Future<unknown>>([quick, slow], { timeout: 1 });
  assertEquals([[...done], [...pending], slow.done], [[quick], [slow], false]);
  await end(slow);
});

Deno.test("B-217 wait() cancels nothing when the waiter is cancelled", async () => {
  const slow = forever();
  const waiter = createTask((task) => task.until(wait([slow])));
  await sleep(0);
  waiter.cancel();
  await assertRejects(async () => await waiter, CancelledError);
  assertEquals(slow.done, false);
  await end(slow);
});

Deno.test("B-217 wait() refuses to wait for nothing, and for what is no future", async () => {
  await assertRejects(() => wait([]), RangeError, "Cannot wait for 0 futures");
  const coroutine = (() => {}) as unknown as Task;
  await assertRejects(() => wait([coroutine]), TypeError, "create a task of it first");
});

Deno.test("asCompleted() gives outcomes in the order in which they come, errors too", async () => {
  const got: unknown[] = [];
  const turns = (n: number) => async (task: Task) => {
    for (let i = 0; i < n; i++) await task.sleep(0);
    if (n === 2) throw "error 2";
    return n;
  };
  for (const next of asCompleted([3, 1, 2].map(turns))) got.push(await next.then((n) => n, String));
  assertEquals(got, [1, "error 2", 3]);
});

Deno.test("asCompleted() keeps an outcome whose waiter was cancelled for the next one", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const loop = asCompleted([promise]);
  const first = loop.next().value as Future<string>;
  first.cancel();
  await assertRejects(async () => await first, CancelledError);
  resolve("late");
  loop.return();
});

Deno.test("asCompleted() fails with a TimeoutError for what the time leaves undone", async () => {
  const slow = forever();
  const got: unknown[] = [];
  for (const next of asCompleted<unknown>([slow, () => "quick"], { timeout: 5 })) {
    got.push(await next.then((value) => value, (error) => error instanceof TimeoutError));
  }
  assertEquals([got, slow.done], [["quick", true], false]);
  await end(slow);
});
