import { assert, assertEquals, assertInstanceOf, assertRejects, assertThrows } from "@std/assert";
import {
  CancelledError,
  createTask,
  InvalidStateError,
  sleep,
  type Task,
  TaskGroup,
} from "interleave/coroutines";

const forever = (task: Task) => task.sleep(Infinity);
const failWith = (message: string) => () => Promise.reject(new Error(message));

function messagesOf(error: unknown): string[] {
  assertInstanceOf(error, AggregateError);
  return error.errors.map((each) => each.message);
}

/** Runs a block in a group in a task; what it ends with. */
function inGroup(
  body: (group: TaskGroup, task: Task) => unknown,
): { task: Task; outcome: Promise<unknown> } {
  const task = createTask((task) => new TaskGroup().run(task, (group) => body(group, task)));
  return { task, outcome: task.then((value) => value, (error) => error) };
}

Deno.test("B-209 TaskGroup cancels siblings and block when a child fails, and awaits them all", async () => {
  const did: string[] = [];
  const { outcome } = inGroup(async (group, task) => {
    group.createTask(async (task) => {
      try {
        await task.sleep(Infinity);
      } finally {
        await sleep(0);
        did.push("sibling");
      }
    });
    group.createTask(async (task) => {
      await task.sleep(0);
      throw new Error("the reason");
    });
    try {
      await task.sleep(Infinity);
    } finally {
      did.push("block");
    }
  });
  assertEquals(messagesOf(await outcome), ["the reason"]);
  assertEquals(did.toSorted(), ["block", "sibling"]);
});

Deno.test("B-209 TaskGroup throws only the real errors, in the order in which they happened", async () => {
  const { outcome } = inGroup((group) => {
    group.createTask((task) => task.sleep(Infinity).catch(failWith("second")));
    group.createTask(forever);
    group.createTask(failWith("first"));
  });
  assertEquals(messagesOf(await outcome), ["first", "second"]);
});

Deno.test("B-209 TaskGroup has the error of its block among the others", async () => {
  const { outcome } = inGroup((group) => {
    group.createTask(forever);
    throw new Error("block");
  });
  assertEquals(messagesOf(await outcome), ["block"]);
});

Deno.test("B-209 TaskGroup takes a child that is cancelled on its own for no error", async () => {
  const { outcome } = inGroup(async (group, task) => {
    const child = group.createTask(forever);
    const other = group.createTask(() => "fine");
    await task.sleep(0);
    child.cancel();
    return await task.until(other);
  });
  assertEquals(await outcome, "fine");
});

Deno.test("TaskGroup leaves its task free to go on after it has failed", async () => {
  const task = createTask(async (task) => {
    const failing = new TaskGroup().run(task, async (group) => {
      group.createTask(failWith("inner"));
      await task.sleep(Infinity);
    });
    await assertRejects(() => failing, AggregateError);
    await task.sleep(0);
    return task.cancelling;
  });
  assertEquals(await task, 0);
});

for (const where of ["in the block", "while it waits for its children"]) {
  Deno.test(`B-210 TaskGroup cancelled from outside ${where} cancels all and stays cancelled`, async () => {
    const children: Task[] = [];
    const { task, outcome } = inGroup(async (group, task) => {
      children.push(group.createTask(forever) as Task, group.createTask(forever) as Task);
      if (where === "in the block") await task.sleep(Infinity);
    });
    await sleep(0);
    task.cancel();
    assertInstanceOf(await outcome, CancelledError);
    assertEquals([task, ...children].map((each) => each.cancelled), [true, true, true]);
  });

  Deno.test(`B-210 TaskGroup cancelled from outside ${where} throws what children fail with over it`, async () => {
    const { task, outcome } = inGroup(async (group, task) => {
      group.createTask((task) => task.sleep(Infinity).catch(failWith("could not clean up")));
      if (where === "in the block") await task.sleep(Infinity);
    });
    await sleep(0);
    task.cancel();
    assertEquals(messagesOf(await outcome), ["could not clean up"]);
    assert(!task.cancelled);
  });
}

Deno.test("B-211 TaskGroup refuses tasks before its block and after it", async () => {
  const group = new TaskGroup();
  assertThrows(() => group.createTask(forever), InvalidStateError, "it is not running yet");
  await createTask((task) => group.run(task, () => {}));
  assertThrows(() => group.createTask(forever), InvalidStateError, "it is over");
});

Deno.test("B-211 TaskGroup refuses tasks once a child has failed", async () => {
  const { outcome } = inGroup(async (group, task) => {
    group.createTask(failWith("first"));
    await task.sleep(Infinity).catch(() => {});
    assertThrows(() => group.createTask(forever), InvalidStateError, "it is shutting down");
  });
  assertEquals(messagesOf(await outcome), ["first"]);
});

Deno.test("B-211 TaskGroup refuses a second block", async () => {
  await createTask(async (task) => {
    const group = new TaskGroup();
    await group.run(task, async () => {
      await assertRejects(() => group.run(task, () => {}), InvalidStateError, "make another");
    });
    await assertRejects(() => group.run(task, () => {}), InvalidStateError, "make another");
  });
});

Deno.test("B-211 TaskGroup takes tasks from its children while it waits for them", async () => {
  const did: string[] = [];
  const { outcome } = inGroup((group) => {
    group.createTask(async (task) => {
      await task.sleep(0);
      group.createTask(async (task) => {
        await task.sleep(0);
        did.push("grandchild");
      });
    });
  });
  await outcome;
  assertEquals(did, ["grandchild"]);
});
