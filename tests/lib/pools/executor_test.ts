import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertStrictEquals,
  assertThrows,
} from "@std/assert";
import { Event, SimpleQueue } from "interleave/processes";
import {
  asCompleted,
  BrokenPoolError,
  CancelledError,
  Future,
  InvalidStateError,
  ProcessPoolExecutor,
  ResultEncodingError,
  ThreadPoolExecutor,
  TimeoutError,
  wait,
} from "interleave/pools";
import "../../open_libc.ts";
import * as work from "./pool_fixture.ts";

const module = new URL("./pool_fixture.ts", import.meta.url).href;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const options = { timeout: 60_000 };

for (const Executor of [ProcessPoolExecutor, ThreadPoolExecutor]) {
  const { name } = Executor;

  Deno.test(
    `B-154 ${name}: submit(), and map() over several lists in order, whatever the chunks`,
    options,
    async () => {
      await using executor = new Executor(2, { module });
      assertEquals(await executor.submit(work.add, 3, 4).result(), 7);
      for (const chunkSize of [1, 3, 6, 50]) {
        const sums = executor.map(work.add, [numbers(20), numbers(15)], { chunkSize });
        assertEquals(await Array.fromAsync(sums), numbers(15).map((i) => 2 * i));
      }
      assertThrows(() => executor.map(work.square, [[1]], { chunkSize: -1 }), RangeError);
      for (const size of [0, -1]) assertThrows(() => new Executor(size, { module }), RangeError);
    },
  );

  Deno.test(
    `B-155 ${name}: map() throws the error in the place of its result`,
    options,
    async () => {
      await using executor = new Executor(2, { module });
      const results = executor.map(work.failAt, [[0, 1, 2, 3], [2, 2, 2, 2]]);
      assertEquals([(await results.next()).value, (await results.next()).value], [0, 1]);
      await assertRejects(() => results.next(), RangeError, "no 2");
    },
  );

  Deno.test(
    `B-166 ${name}: nothing is taken after shutdown(); what was taken is done`,
    options,
    async () => {
      const executor = new Executor(2, { module });
      const futures = numbers(50).map((i) => executor.submit(work.square, i));
      await executor.shutdown({ wait: false });
      assertThrows(() => executor.submit(work.square, 1), InvalidStateError, "shut down");
      const results = await Promise.all(futures.map((future) => future.result()));
      assertEquals(results, numbers(50).map(work.square));
      await executor.shutdown();
    },
  );

  Deno.test(`B-168 ${name}: submit, cancel at once, shutdown: no hang`, options, async () => {
    const executor = new Executor(1, { module });
    const future = executor.submit(work.nothing);
    future.cancel();
    await executor.shutdown();
    assert(future.done());
  });

  Deno.test(
    `B-169 ${name}: an idle worker is used again before another is started`,
    options,
    async () => {
      await using executor = new Executor(4, { module });
      for (let i = 0; i < 3; i++) await executor.submit(work.square, i).result();
      assertEquals(executor.workers.length, 1);
    },
  );

  Deno.test(
    `B-172 ${name}: what cannot travel fails its own future; the executor goes on`,
    options,
    async () => {
      await using executor = new Executor(2, { module });
      const bad = executor.submit(work.square, (() => 1) as unknown as number);
      await assertRejects(() => bad.result(), TypeError, "it is a function");
      await assertRejects(() => executor.submit(work.unsendable).result(), ResultEncodingError);
      assertEquals(await executor.submit(work.square, 3).result(), 9);
    },
  );

  Deno.test(`B-173 ${name}: an initializer that fails breaks it`, options, async () => {
    const executor = new Executor(2, { module, initializer: work.brokenStart });
    const future = executor.submit(work.square, 1);
    await assertRejects(() => future.result(), BrokenPoolError, "cannot begin");
    assertThrows(() => executor.submit(work.square, 1), BrokenPoolError, "cannot begin");
    await executor.shutdown();
  });
}

Deno.test(
  "B-156 map(timeout): the time runs from the call; what has not begun is cancelled",
  options,
  async () => {
    await using executor = new ProcessPoolExecutor(1, { module });
    await executor.submit(work.nothing).result();
    const events = [new Event(), new Event(), new Event(), new Event()];
    events[0]!.set();
    events[1]!.set();
    const results = executor.map(work.waitFor, [events], { timeout: 300 });
    assertEquals([(await results.next()).value, (await results.next()).value], [true, true]);
    await assertRejects(() => results.next(), TimeoutError);
    events[2]!.set(); // the last one would wait for ever, had it not been cancelled
  },
);

Deno.test(
  "B-157 map() hands all calls in at once, whether the results are taken or not",
  options,
  async () => {
    await using executor = new ProcessPoolExecutor(2, { module });
    const begun = new SimpleQueue<number>();
    executor.map(work.putInto, [numbers(10).map(() => begun), numbers(10)]);
    const seen = [];
    for (let i = 0; i < 10; i++) seen.push(await begun.get());
    assertEquals(seen.sort(), numbers(10));
  },
);

Deno.test(
  "B-158 cancel(): a pending task is, a running or finished one is not",
  options,
  async () => {
    await using executor = new ProcessPoolExecutor(1, { module });
    const begun = new SimpleQueue<number>();
    const event = new Event();
    const running = executor.submit(work.announceAndWait, begun, event);
    const pending = executor.submit(work.square, 3);
    const queued = executor.submit(work.square, 4);
    await begun.get();
    assertEquals([running.cancel(), running.running()], [false, true]);
    for (const future of [pending, queued]) {
      assertEquals([future.cancel(), future.cancel(), future.cancelled(), future.done()], [
        true,
        true,
        true,
        true,
      ]);
    }
    event.set();
    await running.result();
    assertEquals([running.cancel(), running.done(), running.running()], [false, true, false]);
  },
);

Deno.test("B-159 result() and exception() with no time to wait", options, async () => {
  const [pending, cancelled, failed, finished] = [1, 2, 3, 4].map(() => new Future<number>());
  cancelled!.cancel();
  failed!.setException(new RangeError("no"));
  finished!.setResult(7);
  await assertRejects(() => pending!.result({ timeout: 0 }), TimeoutError);
  await assertRejects(() => pending!.exception({ timeout: 0 }), TimeoutError);
  await assertRejects(() => cancelled!.result({ timeout: 0 }), CancelledError);
  await assertRejects(() => cancelled!.exception({ timeout: 0 }), CancelledError);
  await assertRejects(() => failed!.result({ timeout: 0 }), RangeError, "no");
  assertInstanceOf(await failed!.exception({ timeout: 0 }), RangeError);
  assertEquals(await finished!.result({ timeout: 0 }), 7);
  assertEquals(await finished!.exception({ timeout: 0 }), null);
});

Deno.test("B-160 cancel() wakes who waits for the result", options, async () => {
  const future = new Future<number>();
  const waiting = assertRejects(() => future.result(), CancelledError);
  future.cancel();
  await waiting;
});

Deno.test("B-161 a second outcome is refused, and the first kept", options, async () => {
  const future = new Future<number>();
  future.setResult(1);
  assertThrows(() => future.setResult(2), InvalidStateError);
  assertThrows(() => future.setException(new Error()), InvalidStateError);
  assertEquals(await future.result(), 1);
});

Deno.test("B-163 wait(): the first, all, or what is done in time", options, async () => {
  const [done, late] = [new Future<number>(), new Future<number>()];
  done.setResult(1);
  for (
    const [returnWhen, timeout] of [["FIRST_COMPLETED", undefined], ["ALL_COMPLETED", 50]] as const
  ) {
    const result = await wait([done, late], { returnWhen, timeout });
    assertEquals([[...result.done], [...result.notDone]], [[done], [late]]);
  }
  queueMicrotask(() => late.setResult(2));
  assertEquals((await wait([done, late])).notDone.size, 0);
});

Deno.test(
  "B-164 wait(FIRST_EXCEPTION): a cancelled one is no error; one given twice counts once",
  options,
  async () => {
    const [cancelled, pending] = [new Future<number>(), new Future<number>()];
    cancelled.cancel();
    const early = await wait([cancelled, pending], { returnWhen: "FIRST_EXCEPTION", timeout: 20 });
    assertEquals(early.notDone.size, 1);
    queueMicrotask(() => pending.setException(new Error("now")));
    const { done } = await wait([cancelled, pending, pending], { returnWhen: "FIRST_EXCEPTION" });
    assertEquals(done.size, 2);
    assertEquals((await Array.fromAsync(asCompleted([cancelled, cancelled]))).length, 1);
  },
);

Deno.test(
  "B-165 asCompleted(timeout): those that are done, then an error that counts the others",
  options,
  async () => {
    const futures = numbers(4).map(() => new Future<number>());
    futures[1]!.setResult(1);
    futures[3]!.setResult(3);
    for (const timeout of [0, 100]) {
      const seen: Future<number>[] = [];
      await assertRejects(
        async () => {
          for await (const future of asCompleted(futures, { timeout })) seen.push(future);
        },
        TimeoutError,
        "2 (of 4) futures unfinished",
      );
      assertEquals(seen, [futures[1]!, futures[3]!]);
    }
  },
);

Deno.test(
  "B-167 shutdown(cancelFutures) cancels what has not begun; nothing is left pending",
  options,
  async () => {
    const executor = new ProcessPoolExecutor(5, { module });
    const begun = new SimpleQueue<number>();
    const event = new Event();
    const futures = numbers(50).map(() => executor.submit(work.announceAndWait, begun, event));
    await begun.get();
    const shut = executor.shutdown({ cancelFutures: true });
    event.set();
    await shut;
    const cancelled = futures.filter((future) => future.cancelled()).length;
    assert(cancelled > 20 && cancelled < 50, `${cancelled} were cancelled`);
    assert(futures.every((future) => future.done()));
  },
);

Deno.test(
  "B-169 an executor replaces its worker after maxTasksPerWorker tasks",
  options,
  async () => {
    await using executor = new ProcessPoolExecutor(1, { module, maxTasksPerWorker: 3 });
    const pids: number[] = [];
    for (let i = 0; i < 4; i++) pids.push(await executor.submit(work.pidAfter, 0).result());
    assertStrictEquals(new Set(pids.slice(0, 3)).size, 1);
    assert(pids[3] !== pids[0]);
  },
);

Deno.test(
  "B-171 a worker that dies breaks the executor: no deadlock, also with large arguments and after shutdown()",
  options,
  async () => {
    const executor = new ProcessPoolExecutor(2, { module });
    const large = new Uint8Array(3_000_000);
    const futures = [
      executor.submit(work.killSelf, 3),
      ...numbers(20).map(() => executor.submit(work.lengthOf, large)),
    ];
    const shut = executor.shutdown();
    await assertRejects(() => futures[0]!.result(), BrokenPoolError, "was killed by SIGKILL");
    await shut;
    assert(futures.every((future) => future.done()));
  },
);
