import { assertEquals, assertInstanceOf, assertRejects, assertThrows } from "@std/assert";
import {
  Barrier,
  CancelledError,
  Condition,
  createTask,
  Event,
  InvalidStateError,
  Lock,
  run,
  Semaphore,
  sleep,
  type Task,
} from "../../../lib/coroutines.ts";

/** Starts tasks that do something and write down their number, in the order in which they come. */
function inOrder(count: number, act: (task: Task, i: number) => Promise<unknown>): {
  tasks: Task<void>[];
  order: number[];
} {
  const order: number[] = [];
  const tasks = Array.from({ length: count }, (_, i) =>
    createTask(async (task) => {
      await act(task, i);
      order.push(i);
    }));
  return { tasks, order };
}

Deno.test("Lock.acquire() serves coroutines in the order in which they came", async () => {
  const lock = new Lock();
  await lock.acquire();
  const { tasks, order } = inOrder(5, async (task) => {
    await task.abortable((signal) => lock.acquire({ signal }));
    queueMicrotask(() => lock.release());
  });
  await sleep(1);
  lock.release();
  // Who comes now does not overtake those who wait.
  assertEquals(lock.locked(), false);
  await lock.acquire();
  assertEquals(order, [0, 1, 2, 3, 4]);
  lock.release();
  await Promise.all(tasks);
});

Deno.test("Semaphore.acquire() serves coroutines in the order in which they came", async () => {
  const semaphore = new Semaphore(0);
  const { tasks, order } = inOrder(5, (task) => task.until(semaphore.acquire()));
  await sleep(1);
  semaphore.release(2);
  await sleep(1);
  assertEquals(order, [0, 1]);
  semaphore.release(3);
  await Promise.all(tasks);
  assertEquals([order, semaphore.getValue()], [[0, 1, 2, 3, 4], 0]);
});

Deno.test("Condition.notify() ends the waits of coroutines in the order in which they came", async () => {
  const condition = new Condition();
  const { tasks, order } = inOrder(5, async (task) => {
    using _held = await condition.hold();
    await task.abortable((signal) => condition.wait({ signal }));
  });
  await sleep(1);
  for (const [n, woken] of [[2, [0, 1]], [1, [0, 1, 2]], [9, [0, 1, 2, 3, 4]]] as const) {
    {
      using _held = await condition.hold();
      condition.notify(n);
    }
    await sleep(1);
    assertEquals(order, [...woken]);
  }
  await Promise.all(tasks);
});

for (const first of ["release", "cancel"] as const) {
  Deno.test(`Lock is not lost when a task is cancelled in the turn of its wake-up, ${first} first`, async () => {
    const lock = new Lock();
    await lock.acquire();
    const racing = createTask(async (task) => {
      await task.abortable((signal) => lock.acquire({ signal }));
      try {
        await task.sleep(0);
      } finally {
        lock.release();
      }
    });
    const patient = createTask(() => lock.acquire());
    await sleep(1);
    if (first === "release") lock.release();
    racing.cancel();
    if (first === "cancel") lock.release();
    await assertRejects(async () => await racing, CancelledError);
    assertEquals(await patient, true);
    assertEquals(lock.locked(), true);
    lock.release();
    assertThrows(() => lock.release(), InvalidStateError);
  });

  Deno.test(`Semaphore loses no permit when a task is cancelled in the turn of its wake-up, ${first} first`, async () => {
    const semaphore = new Semaphore(0);
    const racing = createTask((task) => task.abortable((signal) => semaphore.acquire({ signal })));
    const patient = createTask(() => semaphore.acquire({ timeout: 60_000 }));
    await sleep(1);
    if (first === "release") semaphore.release();
    racing.cancel();
    if (first === "cancel") semaphore.release();
    const got = await racing.then(() => 1, () => 0);
    if (got === 1) semaphore.release();
    assertEquals(await patient, true);
    assertEquals(semaphore.getValue(), 0);
  });

  Deno.test(`Condition passes a notify on when its waiter is cancelled in that turn, ${first} first`, async () => {
    const condition = new Condition();
    const ends: string[] = [];
    const waiter = (name: string) => async (task: Task): Promise<void> => {
      using _held = await condition.hold();
      try {
        await task.abortable((signal) => condition.wait({ signal }));
        ends.push(name);
      } catch (error) {
        // asyncio, too, has the lock again before it lets the cancellation through.
        assertEquals(condition.locked(), true);
        throw error;
      }
    };
    const racing = createTask(waiter("racing"));
    const patient = createTask(waiter("patient"));
    await sleep(1);
    const held = await condition.hold();
    if (first === "release") condition.notify();
    racing.cancel();
    if (first === "cancel") condition.notify();
    held.release();
    const cancelled = await racing.then(() => false, (error) => error instanceof CancelledError);
    if (!cancelled) await condition.hold().then((held) => (condition.notify(), held.release()));
    await patient;
    assertEquals(ends.includes("patient"), true);
    assertEquals(condition.locked(), false);
  });
}

Deno.test("Condition passes a notify on to one who came after it, when its waiter is cancelled", async () => {
  const condition = new Condition();
  const racing = createTask(async (task) => {
    using _held = await condition.hold();
    await task.abortable((signal) => condition.wait({ signal }));
  });
  await sleep(1);
  const held = await condition.hold();
  const late = createTask(async () => {
    using _held = await condition.hold(); // before `racing`, which has to come here again
    return await condition.wait({ timeout: 10_000 });
  });
  await sleep(1);
  condition.notify();
  racing.cancel();
  held.release();
  await assertRejects(async () => await racing, CancelledError);
  assertEquals(await late, true);
});

Deno.test("Condition.wait() that is cancelled while it waits for the lock has the lock before it ends", async () => {
  await run(async (task) => {
    const condition = new Condition();
    const sleeper = createTask(async (task) => {
      using _held = await condition.hold();
      await task.abortable((signal) => condition.wait({ signal }));
      return "notified";
    });
    await task.sleep(1);
    const held = await condition.hold();
    condition.notify();
    await task.sleep(1); // notified, and waits for the lock
    sleeper.cancel();
    await task.sleep(1);
    assertEquals(sleeper.done, false);
    held.release();
    const end = await task.until(sleeper.then((value) => value, (error) => error));
    if (end !== "notified") assertInstanceOf(end, CancelledError);
    assertEquals(condition.locked(), false);
  });
});

Deno.test("Event.wait() that is cancelled leaves no trace", async () => {
  const event = new Event();
  const { tasks, order } = inOrder(
    3,
    (task) => task.abortable((signal) => event.wait({ signal })),
  );
  await sleep(1);
  tasks[0]!.cancel();
  await assertRejects(async () => await tasks[0], CancelledError);
  event.set();
  event.clear();
  await Promise.all(tasks.slice(1));
  assertEquals(order, [1, 2]);
});

Deno.test("B-215 Barrier loses one party when a task is cancelled, and takes another", async () => {
  const barrier = new Barrier(3);
  const wait = (task: Task): Promise<number> =>
    task.abortable((signal) => barrier.wait({ signal }));
  const tasks = [createTask(wait), createTask(wait)];
  await sleep(1);
  assertEquals(barrier.nWaiting, 2);
  tasks[0]!.cancel();
  await assertRejects(async () => await tasks[0], CancelledError);
  assertEquals([barrier.nWaiting, barrier.broken], [1, false]);
  const indexes = await Promise.all([tasks[1]!, createTask(wait), createTask(wait)]);
  assertEquals(indexes.toSorted(), [0, 1, 2]);
});

Deno.test("acquireSync() and waitSync() among coroutines refuse to block for ever", async () => {
  const lock = new Lock();
  await lock.acquire();
  assertThrows(() => lock.acquireSync(), InvalidStateError, "Cannot block");
  assertThrows(() => new Event().waitSync(), InvalidStateError, "Cannot block");
  assertThrows(() => new Semaphore(0).acquireSync(), InvalidStateError, "Cannot block");
  const barrier = new Barrier(2);
  assertThrows(() => barrier.waitSync(), InvalidStateError, "Cannot block");
  assertEquals([barrier.nWaiting, barrier.broken], [0, false]);
  const condition = new Condition(lock);
  assertThrows(() => condition.waitSync(), InvalidStateError, "Cannot block");
  assertEquals(lock.locked(), true);
  lock.release();
});
