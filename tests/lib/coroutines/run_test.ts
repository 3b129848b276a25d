import { assert, assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import {
  CancelledError,
  createTask,
  InvalidStateError,
  run,
  sleep,
  type Task,
} from "interleave/coroutines";
import { runProgram } from "../../run_program.ts";

Deno.test("B-218 run() cancels tasks that are left over and waits for them", async () => {
  const did: string[] = [];
  let left: Task | undefined;
  const value = await run(async (task) => {
    left = createTask(async (task) => {
      try {
        await task.sleep(Infinity);
      } finally {
        await sleep(0);
        did.push("cleaned up");
      }
    }) as Task;
    await task.sleep(0);
    return 7;
  });
  assertEquals([value, did, left?.cancelled], [7, ["cleaned up"], true]);
});

Deno.test("B-218 run() reports errors of tasks that nobody asked for, and throws none", async () => {
  const reported: unknown[] = [];
  await run(async (task) => {
    createTask(() => Promise.reject(new Error("unasked")), { name: "early" });
    const asked = createTask(() => Promise.reject(new Error("asked")));
    createTask((task) => task.sleep(Infinity).catch(() => Promise.reject(new Error("late"))));
    await task.sleep(0);
    asked.exception();
  }, { onError: (error) => reported.push((error as Error).message) });
  assertEquals(reported, ["unasked", "late"]);
});

for (
  const { args, out, signal, claim } of [
    {
      claim: "cancels its main task and throws KeyboardInterrupt",
      args: ["1"],
      out: "cleaned up\nKeyboardInterrupt\n",
      signal: null,
    },
    {
      claim: "lets the main task catch it and go on",
      args: ["1", "refuse"],
      out: "cleaned up\nwent on\n",
      signal: null,
    },
    {
      claim: "lets a second one end the program",
      args: ["2", "refuse"],
      out: "cleaned up\n",
      signal: "SIGINT",
    },
  ]
) {
  Deno.test(`B-218 run() on Ctrl-C ${claim}`, async () => {
    // A program of its own: Deno's test runner has plans with Ctrl-C, too.
    const ran = await runProgram(import.meta.url, "./programs/interrupted.ts", { args });
    assertEquals([ran.stdout, ran.signal, ran.stderr], [out, signal, ""]);
  });
}

Deno.test("run() throws what its main task throws", async () => {
  const error = new Error("main");
  assertStrictEquals(await run(() => Promise.reject(error)).catch((each) => each), error);
  await assertRejects(() => run((task) => (task.cancel(), task.sleep(0))), CancelledError);
});

Deno.test("run() is cancelled by its signal and throws its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  let cancelled = false;
  const running = run(async (task) => {
    controller.abort(reason);
    await task.sleep(Infinity).finally(() => cancelled = true);
  }, { signal: controller.signal });
  assertStrictEquals(await running.catch((each) => each), reason);
  assert(cancelled);
});

Deno.test("run() refuses to run inside another one", async () => {
  await run(async () => {
    await assertRejects(() => run(() => {}), InvalidStateError, "create a task instead");
  });
  await assertRejects(() => run(3 as never), TypeError, "Cannot create a task of number");
  await run(() => {}); // afterwards it may
});

Deno.test("run() leaves tasks alone that it did not start", async () => {
  const before = createTask((task) => task.sleep(Infinity));
  await run(() => {});
  assertEquals(before.done, false);
  before.cancel();
  await before.then(() => {}, () => {});
});
