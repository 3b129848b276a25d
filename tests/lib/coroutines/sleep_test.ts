import { assertEquals, assertGreaterOrEqual, assertRejects } from "@std/assert";
import { createTask, sleep } from "interleave/coroutines";
import { Timer } from "../../../lib/timer/timer.ts";

Deno.test("sleep() lasts at least as long as it is told", async () => {
  for (const ms of [0.4, 1, 7]) {
    const started = performance.now();
    await sleep(ms);
    assertGreaterOrEqual(performance.now() - started, ms);
  }
});

Deno.test("sleep(0) lets everybody else have a turn, in the order of asking", async () => {
  const heard: string[] = [];
  async function repeat(word: string): Promise<void> {
    for (let i = 0; i < 3; i++) {
      heard.push(word);
      await sleep(0);
    }
  }
  await Promise.all(["a", "b", "c"].map(repeat));
  assertEquals(heard.join(""), "abcabcabc");
});

Deno.test("sleep() of zero or less ends after all microtasks that are ready", async () => {
  const heard: string[] = [];
  const turn = sleep(-1).then(() => heard.push("turn"));
  queueMicrotask(() => queueMicrotask(() => heard.push("microtask")));
  await turn;
  assertEquals(heard, ["microtask", "turn"]);
});

Deno.test("sleep() of equal length wakes sleepers in the order of their calls", async () => {
  const woken: number[] = [];
  await Promise.all([0, 1, 2, 3].map((i) => sleep(3).then(() => woken.push(i))));
  assertEquals(woken, [0, 1, 2, 3]);
});

Deno.test("sleep() of zero lasts one turn whoever sleeps: in a task, with a signal, without", async () => {
  for (let i = 0; i < 100; i++) {
    const heard: string[] = [];
    await createTask(async (task) => {
      const { signal } = new AbortController();
      const others = [
        task.sleep(0).then(() => heard.push("task")),
        sleep(0).then(() => heard.push("between")),
        sleep(0, { signal }).then(() => heard.push("signal")),
      ];
      await sleep(0);
      heard.push("plain");
      await Promise.all(others);
    });
    assertEquals(heard, ["task", "between", "signal", "plain"]);
  }
});

Deno.test("sleep() refuses what is not a number of milliseconds", async () => {
  await assertRejects(() => sleep(NaN), RangeError, "Cannot wait: timeout is NaN");
});

Deno.test("sleep() with an aborted signal throws its reason and sleeps not at all", async () => {
  const reason = new Error("enough");
  assertEquals(await sleep(60_000, { signal: AbortSignal.abort(reason) }).catch((e) => e), reason);
});

// The sanitizers would report a timer that is left running.
for (const ms of [0, 60_000, Infinity]) {
  Deno.test(`sleep(${ms}) ends at once when its signal aborts, and leaves no timer`, async () => {
    const controller = new AbortController();
    const sleeping = sleep(ms, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await assertRejects(() => sleeping, Error, "enough");
  });
}

Deno.test("sleep() forgets its signal once it is over", async () => {
  const controller = new AbortController();
  await sleep(1, { signal: controller.signal });
  controller.abort(new Error("too late"));
});

Deno.test("Timer rings in the order of the deadlines, not of the calls", async () => {
  const rung: number[] = [];
  const now = performance.now();
  await new Promise<void>((done) => {
    new Timer(now + 60, done);
    for (const ms of [50, 30, 40]) new Timer(now + ms, () => rung.push(ms));
  });
  assertEquals(rung, [30, 40, 50]);
});

Deno.test("Timer that is cancelled does not ring, those behind it do", async () => {
  const rung: string[] = [];
  const now = performance.now();
  const first = new Timer(now + 1, () => rung.push("first"));
  const due = new Timer(now, () => rung.push("due"));
  await new Promise<void>((done) => {
    new Timer(now + 2, done);
    first.cancel();
    due.cancel();
  });
  assertEquals(rung, []);
});
