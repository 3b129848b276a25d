import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import {
  CancelledError,
  createTask,
  InvalidStateError,
  run,
  sleep,
  type Task,
  timeout,
  timeoutAt,
  TimeoutError,
  waitFor,
} from "interleave/coroutines";

/** Begins with what the block found, whatever it was. */
function caught(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined, (error) => error);
}

Deno.test("B-204 waitFor(0 or less) gives the result of what is done", async () => {
  const done = createTask(() => "done");
  await done;
  for (const ms of [0, -1]) assertEquals(await waitFor(done, ms), "done");
});

Deno.test("B-204 waitFor(0 or less) never starts a coroutine", async () => {
  let started = false;
  for (const ms of [0, -1]) {
    const waiting = waitFor(() => void (started = true), ms);
    await assertRejects(async () => await waiting, TimeoutError);
  }
  await sleep(0);
  assertEquals(started, false);
});

Deno.test("B-204 waitFor(0 or less) cancels a task that runs", async () => {
  for (const ms of [0, -1]) {
    const task = createTask((task) => task.sleep(Infinity));
    await sleep(0);
    await assertRejects(async () => await waitFor(task, ms), TimeoutError);
    assertEquals(task.cancelled, true);
  }
});

Deno.test("waitFor() cancels what takes too long, and waits until it has ended", async () => {
  const did: string[] = [];
  const waiting = waitFor(async (task) => {
    try {
      await task.sleep(Infinity);
    } finally {
      await sleep(0);
      did.push("cleaned up");
    }
  }, 1);
  await assertRejects(async () => await waiting, TimeoutError);
  assertEquals(did, ["cleaned up"]);
});

Deno.test("waitFor() takes the value of what refuses to be cancelled", async () => {
  const refusing = (task: Task) => task.sleep(Infinity).catch(() => "all the same");
  assertEquals(await waitFor(refusing, 1), "all the same");
});

for (const ms of [null, 60_000]) {
  Deno.test(`B-205 waitFor(${ms}) that is cancelled cancels the task it waits for`, async () => {
    const inner = createTask((task) => task.sleep(Infinity));
    const outer = createTask((task) => task.until(waitFor(inner, ms)));
    await sleep(0);
    outer.cancel();
    await assertRejects(async () => await outer, CancelledError);
    assertEquals([inner.cancelled, outer.cancelled], [true, true]);
  });

  Deno.test(`B-205 waitFor(${ms}) that is cancelled at once cancels the task it waits for`, async () => {
    const inner = createTask((task) => task.sleep(Infinity));
    const waiting = waitFor(inner, ms);
    waiting.cancel();
    await assertRejects(async () => await waiting, CancelledError);
    await caught(Promise.resolve(inner));
    assertEquals(inner.cancelled, true);
  });
}

Deno.test("B-206 timeout() is a cancellation inside and a TimeoutError at the edge", async () => {
  const bound = timeout(1);
  let inside: unknown;
  const task = createTask(async (task) => {
    await assertRejects(() =>
      bound.run(task, async () => {
        inside = await caught(task.sleep(Infinity));
        throw inside;
      }), TimeoutError);
    await task.sleep(0); // the task itself goes on
    return "on";
  });
  assertEquals(await task, "on");
  assertInstanceOf(inside, CancelledError);
  assertEquals([bound.expired, task.cancelled, task.cancelling], [true, false, 0]);
});

Deno.test("B-206 timeout(null) never expires", async () => {
  const bound = timeout(null);
  assertEquals(await run((task) => bound.run(task, () => task.sleep(0).then(() => 1))), 1);
  assertEquals([bound.when, bound.expired], [null, false]);
});

for (const ms of [0, -1]) {
  Deno.test(`B-206 timeout(${ms}) fires at the first wait, and not before`, async () => {
    const did: string[] = [];
    await run(async (task) => {
      const error = await caught(
        timeout(ms).run(task, async () => {
          did.push("before");
          await task.sleep(0);
          did.push("after");
        }),
      );
      assertInstanceOf(error, TimeoutError);
    });
    assertEquals(did, ["before"]);
  });
}

Deno.test("B-206 timeout() leaves a cancellation from outside what it is", async () => {
  const bound = timeout(60_000);
  const task = createTask((task) => bound.run(task, () => task.sleep(Infinity)));
  await sleep(0);
  task.cancel();
  await assertRejects(async () => await task, CancelledError);
  assertEquals([bound.expired, task.cancelled], [false, true]);
});

Deno.test("timeout() that expires beside a cancellation from outside gives way to it", async () => {
  const task = createTask((task) =>
    timeout(0).run(task, () => {
      const sleeping = task.sleep(Infinity);
      task.cancel();
      return sleeping;
    })
  );
  await assertRejects(async () => await task, CancelledError);
});

Deno.test("timeout() lets other errors and values through, though it has expired", async () => {
  const error = new Error("mine");
  await run(async (task) => {
    const failing = timeout(0).run(task, () => task.sleep(0).catch(() => Promise.reject(error)));
    assertStrictEquals(await caught(failing), error);
    assertEquals(await timeout(0).run(task, () => task.sleep(0).catch(() => "kept")), "kept");
    await task.sleep(0);
  });
});

Deno.test("timeout() nests: the inner one ends the inner block only", async () => {
  await run((task) =>
    timeout(60_000).run(task, async (outer) => {
      await assertRejects(() => timeout(1).run(task, () => task.sleep(Infinity)), TimeoutError);
      await task.sleep(0);
      assert(!outer.expired);
    })
  );
});

Deno.test("B-208 Timeout.reschedule() moves the deadline, both ways", async () => {
  await run(async (task) => {
    await timeout(5).run(task, async (bound) => {
      bound.reschedule(null);
      await sleep(10);
      await task.sleep(0);
    });
    const sooner = timeoutAt(performance.now() + 60_000).run(task, (bound) => {
      bound.reschedule(performance.now() + 1);
      return task.sleep(Infinity);
    });
    assertInstanceOf(await caught(sooner), TimeoutError);
  });
});

Deno.test("B-208 Timeout refuses a second block, and to be moved before, after and when expired", async () => {
  await run(async (task) => {
    const bound = timeout(1);
    assertThrows(() => bound.reschedule(null), InvalidStateError, "it is not running yet");
    await caught(bound.run(task, async () => {
      await task.sleep(Infinity).catch(() => {});
      assertThrows(() => bound.reschedule(null), InvalidStateError, "it is expired");
    }));
    await assertRejects(() => bound.run(task, () => {}), InvalidStateError, "make another");
    const over = timeout(60_000);
    await over.run(task, () => {});
    assertThrows(() => over.reschedule(null), InvalidStateError, "it is over");
  });
});
