import {
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import {
  allTasks,
  CancelledError,
  createTask,
  Future,
  InvalidStateError,
  sleep,
  Task,
} from "interleave/coroutines";

Deno.test("B-201 Task.cancel() says true while the task runs and false when it is done", async () => {
  const task = createTask((task) => task.sleep(Infinity));
  await sleep(0);
  assertEquals(task.cancel(), true);
  await assertRejects(async () => await task, CancelledError);
  assertEquals([task.cancel(), task.cancelled], [false, true]);
});

Deno.test("B-201 Task may catch its cancellation and return 42", async () => {
  const task = createTask(async (task) => {
    try {
      await task.sleep(Infinity);
    } catch (error) {
      assertInstanceOf(error, CancelledError);
    }
    await task.sleep(0); // it may even wait again
    return 42;
  });
  await sleep(0);
  task.cancel();
  assertEquals([await task, task.cancelled], [42, false]);
});

Deno.test("B-201 Task that cancels itself and returns at once ends cancelled", async () => {
  const task = createTask((task) => {
    assertEquals(task.cancel(), true);
    return 42;
  });
  await assertRejects(async () => await task, CancelledError);
  assertEquals(task.cancelled, true);
});

Deno.test("B-201 Task that is cancelled before its first step never runs", async () => {
  let ran = false;
  const task = createTask(() => {
    ran = true;
  });
  assertEquals(task.cancel(), true);
  await assertRejects(async () => await task, CancelledError);
  assertEquals(ran, false);
});

Deno.test("B-201 Task that is cancelled while it awaits something else hears of it at its next wait", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const did: string[] = [];
  const task = createTask(async (task) => {
    await promise;
    did.push("woken");
    await task.sleep(0);
    did.push("slept");
  });
  await sleep(0);
  task.cancel();
  resolve();
  await assertRejects(async () => await task, CancelledError);
  assertEquals(did, ["woken"]);
});

Deno.test("Task.uncancel() takes a request back that nobody has heard of", async () => {
  const task = createTask(async (task) => {
    task.cancel();
    task.cancel();
    assertEquals([task.cancelling, task.uncancel(), task.uncancel(), task.uncancel()], [
      2,
      1,
      0,
      0,
    ]);
    await task.sleep(0);
    return "done";
  });
  assertEquals(await task, "done");
});

Deno.test("Task.until() hands a cancellation on to the task it waits for, which has the last word", async () => {
  const inner = createTask((task) => task.sleep(Infinity).catch(() => "refused"));
  const outer = createTask((task) => task.until(inner));
  await sleep(0);
  outer.cancel();
  assertEquals([await outer, outer.cancelled, inner.cancelled], ["refused", false, false]);
});

Deno.test("Task.until() leaves a plain promise alone when the task is cancelled", async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  const task = createTask((task) => task.until(promise));
  await sleep(0);
  task.cancel();
  await assertRejects(async () => await task, CancelledError);
  reject(new Error("nobody minds"));
});

Deno.test("Task.until() refuses to wait for its own task", async () => {
  const task = createTask((task) => task.until(task));
  await assertRejects(async () => await task, InvalidStateError, "it is this very task");
});

Deno.test("Task.abortable() aborts its signal and keeps what was granted all the same", async () => {
  const did: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const task = createTask(async (task) => {
    did.push(
      await task.abortable((signal) => {
        signal.addEventListener("abort", () => did.push(signal.reason.name));
        return promise;
      }),
    );
    await task.sleep(0);
    did.push("went on");
  });
  await sleep(0);
  task.cancel();
  resolve("permit");
  await assertRejects(async () => await task, CancelledError);
  assertEquals(did, ["CancelledError", "permit"]);
});

Deno.test("Task.abortable() calls nothing when a cancellation is waiting", async () => {
  let called = false;
  const task = createTask((task) => {
    task.cancel();
    return task.abortable(() => (called = true, Promise.resolve()));
  });
  await assertRejects(async () => await task, CancelledError);
  assertEquals(called, false);
});

Deno.test("Task.each() iterates, and closes what it iterates over when it is cancelled", async () => {
  const did: unknown[] = [];
  async function* numbers(): AsyncGenerator<number> {
    try {
      yield 1;
      yield 2;
      await sleep(0);
      yield 3;
    } finally {
      did.push("closed");
    }
  }
  const task = createTask(async (task) => {
    for await (const n of task.each(numbers())) {
      did.push(n);
      if (n === 2) task.cancel();
    }
  });
  await assertRejects(async () => await task, CancelledError);
  await sleep(0);
  await sleep(0);
  assertEquals(did, [1, 2, "closed"]);
});

Deno.test("Task keeps its outcome for who asks later, and refuses to guess before", async () => {
  const error = new Error("no");
  const good = createTask(() => 1, { name: "good" });
  const bad = createTask(() => Promise.reject(error));
  const all = [good, bad].map((each) => each.then(() => {}, () => {}));
  assertEquals(allTasks().includes(good), true);
  assertThrows(() => good.result(), InvalidStateError, "it is not done yet");
  await Promise.all(all);
  assertEquals([good.name, good.result(), good.exception()], ["good", 1, undefined]);
  assertStrictEquals(bad.exception(), error);
  assertThrows(() => bad.result(), Error, "no");
  assertEquals(allTasks().includes(good), false);
});

Deno.test("Task refuses what is not a function", () => {
  assertThrows(() => new Task(3 as never), TypeError, "Cannot create a task of number");
});

// The five hardest. In each, a wake-up and a cancellation meet in the same turn, in both orders: the
// wait ends with what came first, and what came second is not lost.

interface Running {
  readonly wait: Promise<unknown>;
  readonly wake: () => void;
}

interface Race {
  readonly waiting: string;
  /** Begins the wait of the task; returns what ends it. */
  begin(task: Task): Running;
}

function deferred(): { future: Future<string>; wake: () => void } {
  let wake!: () => void;
  return { future: new Future((settle) => wake = () => settle.fulfil("woken")), wake };
}

const races: readonly Race[] = [
  {
    waiting: "a promise",
    begin(task): Running {
      const { promise, resolve } = Promise.withResolvers<string>();
      return { wait: task.until(promise), wake: () => resolve("woken") };
    },
  },
  {
    waiting: "a future",
    begin(task): Running {
      const { future, wake } = deferred();
      return { wait: task.until(future), wake };
    },
  },
  {
    waiting: "another task",
    begin(task): Running {
      const { future, wake } = deferred();
      return { wait: task.until(createTask((inner) => inner.until(future))), wake };
    },
  },
  {
    waiting: "a call with a signal",
    begin(task): Running {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const wait = task.abortable((signal) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        return promise;
      });
      return { wait, wake: () => resolve("woken") };
    },
  },
  {
    waiting: "the next item",
    begin(task): Running {
      const { promise, resolve } = Promise.withResolvers<string>();
      async function* items(): AsyncGenerator<string> {
        yield await promise;
      }
      const wait = task.each(items()).next().then(({ value }) => value);
      return { wait, wake: () => resolve("woken") };
    },
  },
];

for (const { waiting, begin } of races) {
  for (const gap of [0, 1, 2, 3, 5, 8]) {
    Deno.test(`Task that waits for ${waiting}: cancel(), ${gap} microtasks, wake-up`, async () => {
      const { outcome, later } = await race(begin, gap, "cancel first");
      assertEquals([outcome, later], ["CancelledError", "went on"]);
    });

    Deno.test(`Task that waits for ${waiting}: wake-up, ${gap} microtasks, cancel()`, async () => {
      const { outcome, later } = await race(begin, gap, "wake first");
      // Whichever of the two this wait ends with, exactly one cancellation is heard in the end.
      assertEquals(outcome === "CancelledError" ? "went on" : "CancelledError", later);
      if (gap === 8) assertEquals(outcome, "woken");
    });
  }
}

async function race(
  begin: Race["begin"],
  gap: number,
  order: "cancel first" | "wake first",
): Promise<{ outcome: unknown; later: unknown }> {
  let wake = (): void => {};
  const task = createTask(async (task) => {
    const wait = begin(task);
    wake = wait.wake;
    const outcome = await wait.wait.catch((error) => error.name);
    // Long enough for a cancellation that comes second to find the body between its waits.
    for (let i = 0; i < 10; i++) await undefined;
    const later = await task.sleep(0).then(() => "went on", (error) => error.name);
    return { outcome, later };
  });
  await sleep(0);
  const events = [() => void task.cancel(), wake];
  if (order === "wake first") events.reverse();
  events[0]!();
  for (let i = 0; i < gap; i++) await undefined;
  events[1]!();
  return await task;
}
