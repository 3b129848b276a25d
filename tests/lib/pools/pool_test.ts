import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { activeChildren, Event, Process, SimpleQueue, Value } from "interleave/processes";
import {
  BrokenPoolError,
  CancelledError,
  InvalidStateError,
  Pool,
  type PoolOptions,
  RemoteError,
  ResultEncodingError,
  TimeoutError,
  WorkerLostError,
} from "interleave/pools";
import "../../open_libc.ts";
import * as work from "./pool_fixture.ts";

const module = new URL("./pool_fixture.ts", import.meta.url).href;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** A test of a pool of two, which must leave no worker behind. */
function poolTest(
  name: string,
  body: (pool: Pool) => Promise<void>,
  options: Partial<PoolOptions> & { readonly size?: number } = {},
): void {
  Deno.test(name, { timeout: 60_000 }, async () => {
    const { size = 2, ...rest } = options;
    await using pool = new Pool(size, { module, ...rest });
    await body(pool);
  });
}

for (const kind of ["process", "thread"] as const) {
  const which = `a pool of ${kind === "process" ? "processes" : "threads"}`;
  const of = `of ${which}`;
  const claims: [name: string, holds: (pool: Pool) => Promise<void>][] = [];
  const it = (...claim: (typeof claims)[number]): number => claims.push(claim);

  it(
    `B-085 apply(), map() and starmap() ${of} keep the order of their input`,
    async (pool) => {
      assertEquals(await pool.apply(work.add, [3, 4]), 7);
      const items = numbers(100);
      const squares = items.map(work.square);
      assertEquals(await pool.map(work.square, items), squares);
      assertEquals(await pool.map(work.square, items, { chunkSize: 20 }), squares);
      assertEquals(await pool.map(work.squareLater, new Set(items)), squares);
      const pairs = items.map((i) => [i, 1] as const);
      const sums = items.map((i) => i + 1);
      assertEquals(await pool.starmap(work.add, pairs), sums);
      assertEquals(await pool.starmapAsync(work.add, pairs, { chunkSize: 7 }).get(), sums);
    },
  );

  it(`B-086 empty input ${of} ends at once`, async (pool) => {
    assertEquals(await pool.map(work.square, []), []);
    assertEquals(await pool.mapAsync(work.square, [], { chunkSize: 1 }).get(), []);
    for (const iterator of [pool.imap(work.square, []), pool.imapUnordered(work.square, [])]) {
      assertEquals(await iterator.next(), { done: true, value: undefined });
    }
  });

  it(
    `B-087 imap() ${of} gives results in order, imapUnordered() the same ones`,
    async (pool) => {
      for (const [count, chunkSize] of [[10, 1], [1000, 100]] as const) {
        const items = numbers(count);
        const squares = items.map(work.square);
        assertEquals(await Array.fromAsync(pool.imap(work.square, items, { chunkSize })), squares);
        const unordered = await Array.fromAsync(
          pool.imapUnordered(work.square, items, { chunkSize }),
        );
        assertEquals(unordered.sort((a, b) => a - b), squares);
      }
    },
  );

  it(`B-088 callbacks ${of} are called once, before get() gives the result`, async (pool) => {
    const calls: unknown[] = [];
    const callback = (value: unknown): void => void calls.push(value);
    const errorCallback = (error: unknown): void => void calls.push((error as Error).message);
    const good = pool.mapAsync(work.square, [1, 2], { callback, errorCallback });
    await good.get();
    assertEquals(calls, [[1, 4]]);
    const bad = pool.mapAsync(work.fail, [1, 2], { callback, errorCallback, chunkSize: 2 });
    await assertRejects(() => bad.get(), RangeError, "no 1");
    assertEquals(calls, [[1, 4], "no 1"]);
    assertEquals([good.successful(), bad.successful()], [true, false]);
  });

  it(`a callback ${of} that throws fails its own task only`, async (pool) => {
    const result = pool.applyAsync(work.square, [2], {
      callback: () => {
        throw new Error("from the callback");
      },
    });
    await assertRejects(() => result.get(), Error, "from the callback");
    assertEquals(await pool.apply(work.square, [3]), 9);
  });

  it(
    `B-090 an argument ${of} that cannot travel fails its call; the pool goes on`,
    async (pool) => {
      await assertRejects(
        () => pool.map(work.square, [1, (() => 2) as unknown as number]),
        TypeError,
        "it is a function",
      );
      assertEquals(await pool.map(work.square, [1, 2]), [1, 4]);
    },
  );

  it(
    `B-091 a result ${of} that cannot travel fails its call, 20 times in a row`,
    async (pool) => {
      for (let i = 0; i < 20; i++) {
        let told: unknown;
        const errorCallback = (error: unknown): void => void (told = error);
        const error = await assertRejects(
          () => pool.applyAsync(work.unsendable, [], { errorCallback }).get(),
          ResultEncodingError,
          "it is a function",
        );
        assertEquals(told, error);
      }
      assertEquals(pool.workers.length, 2);
      assertEquals(await pool.apply(work.square, [2]), 4);
    },
  );

  it(
    `B-093 an error ${of} keeps its type; its cause has the worker's stack`,
    async (pool) => {
      const error = await assertRejects(() => pool.apply(work.fail, [8]), RangeError, "no 8");
      assertInstanceOf(error.cause, RemoteError);
      assertStringIncludes((error.cause as RemoteError).remoteStack, "pool_fixture.ts");
      await assertRejects(() => pool.apply(work.failStrangely, []), RemoteError, "Function");
      assertEquals(await pool.apply(work.square, [2]), 4);
    },
  );

  it(
    `B-094 input ${of} that throws: map() fails, imap() gives what was before`,
    async (pool) => {
      function* broken(at: number): Generator<number> {
        for (let i = 0; i < 20; i++) {
          if (i === at) throw new SyntaxError("bad input");
          yield i;
        }
      }
      for (let i = 0; i < 2; i++) {
        const error = await assertRejects(() => pool.map(work.square, broken(3)), SyntaxError);
        assertEquals(error.cause, undefined);
      }
      for (const [at, chunkSize, good] of [[3, 1, 3], [7, 2, 6], [7, 4, 4]] as const) {
        const results: number[] = [];
        await assertRejects(async () => {
          for await (const x of pool.imap(work.square, broken(at), { chunkSize })) results.push(x);
        }, SyntaxError);
        assertEquals(results, numbers(good).map(work.square));
      }
      assertEquals(await pool.apply(work.square, [2]), 4);
    },
  );

  it(`B-098 a size of chunks below 1 ${of} is refused everywhere`, (pool) => {
    for (const chunkSize of [0, -1, 1.5]) {
      assertThrows(() => pool.imap(work.square, [1], { chunkSize }), RangeError, "from 1 on");
      assertThrows(() => pool.imapUnordered(work.square, [1], { chunkSize }), RangeError);
      assertThrows(() => pool.mapAsync(work.square, [1], { chunkSize }), RangeError);
    }
    return Promise.resolve();
  });

  it(`applySync() and mapSync() ${of} block this thread`, (pool) => {
    assertEquals(pool.applySync(work.square, [5]), 25);
    assertEquals(pool.mapSync(work.square, numbers(50)), numbers(50).map(work.square));
    assertThrows(() => pool.applySync(work.fail, [5]), RangeError, "no 5");
    return Promise.resolve();
  });

  it(`imap() ${of} over an endless iterable takes no more than it can hold`, async (pool) => {
    let taken = 0;
    function* endless(): Generator<number> {
      for (;;) yield taken++;
    }
    const results = pool.imap(work.square, endless());
    for (let i = 0; i < 1000; i++) assertEquals((await results.next()).value, i * i);
    assert(taken <= 1000 + 64, `${taken} were taken`);
    await results.return();
    assertEquals((await results.next()).done, true);
  });

  Deno.test(
    `${which} does all that follows, and keeps its workers`,
    { timeout: 120_000 },
    async (test) => {
      await using pool = new Pool(2, { module, kind });
      const before = pool.workers.map(({ ident }) => ident);
      for (const [name, holds] of claims) {
        // The pool was there before, and its workers go on: the whole test leaves nothing.
        await test.step({
          name,
          fn: () => holds(pool),
          sanitizeOps: false,
          sanitizeResources: false,
        });
      }
      assertEquals(pool.workers.map(({ ident }) => ident), before);
    },
  );

  poolTest(`B-103 after close() ${of} tasks are refused; join() is, before it`, async (pool) => {
    await assertRejects(() => pool.join(), InvalidStateError, "close() it first");
    const last = pool.mapAsync(work.square, numbers(20));
    pool.close();
    assertThrows(() => pool.mapAsync(work.square, [1]), InvalidStateError, "the pool is closed");
    await pool.join();
    assertEquals(await last.get(), numbers(20).map(work.square));
    pool.terminate();
    assertThrows(() => pool.imap(work.square, [1]), InvalidStateError, "terminated");
  }, { kind });
}

poolTest("B-095 get(timeout) of a slow task gives up the wait, not the task", async (pool) => {
  const event = new Event();
  const slow = pool.applyAsync(work.waitFor, [event]);
  for (const timeout of [20, 0, -1]) {
    await assertRejects(() => slow.get({ timeout }), TimeoutError);
    assertThrows(() => slow.getSync({ timeout }), TimeoutError);
  }
  assertEquals(slow.ready(), false);
  assertThrows(() => slow.successful(), InvalidStateError);
  event.set();
  assertEquals(await slow.get(), true);
});

poolTest("B-096 a wait for the next result that ends early does not lose it", async (pool) => {
  const event = new Event();
  const results = pool.imap(work.waitFor, [event]);
  await assertRejects(() => results.next({ timeout: 20 }), TimeoutError);
  event.set();
  assertEquals(await results.next(), { done: false, value: true });
});

/** All numbers; says when it is told that no more are wanted. */
function* endless(closed: () => void): Generator<number> {
  try {
    for (let i = 0;; i++) yield i;
  } finally {
    closed();
  }
}

Deno.test("imap() closes its source when no more results are wanted, and the pool can end", {
  timeout: 60_000,
}, async () => {
  await using pool = new Pool(2, { module });
  for (const imap of [pool.imap.bind(pool), pool.imapUnordered.bind(pool)]) {
    let closed = 0;
    const results = imap(work.square, endless(() => closed++));
    for await (const result of results) if (result === 9) break;
    assertEquals(closed, 1);
    assertEquals(await results.next(), { done: true, value: undefined });
  }
  const waiting = pool.imap(work.waitFor, [new Event()]);
  const next = waiting.next();
  await waiting.return();
  assertEquals(await next, { done: true, value: undefined });
  const stubborn = pool.imap(
    work.square,
    endless(() => {
      throw new RangeError("not yet");
    }),
  );
  await stubborn.next();
  await assertRejects(() => stubborn.return(), RangeError, "not yet");
});

Deno.test("imap() closes its source when the pool ends: at once, or after what is under way", {
  timeout: 60_000,
}, async () => {
  for (const end of ["terminate", "close"] as const) {
    const pool = new Pool(2, { module });
    const { promise, resolve } = Promise.withResolvers<void>();
    const results = pool.imap(work.square, endless(resolve));
    assertEquals(await results.next(), { done: false, value: 0 });
    pool[end]();
    if (end === "close") await results.return();
    await promise;
    await pool.join();
    if (end === "terminate") await assertRejects(() => Array.fromAsync(results), CancelledError);
  }
});

poolTest("a task that is behind a long one is not overtaken by all others", async (pool) => {
  const event = new Event();
  const ended: number[] = [];
  const long = pool.applyAsync(work.waitFor, [event]);
  const others = numbers(100).map((i) =>
    pool.applyAsync(work.pidAfter, [1], { callback: () => void ended.push(i) })
  );
  await Promise.all(others.map((other) => other.get()));
  event.set();
  assertEquals(await long.get(), true);
  const late = ended.map((i, place) => place - i);
  assert(Math.max(...late) <= 32, `one came ${Math.max(...late)} too late`);
});

poolTest("a task that is taken back does not count among those of its worker", async (pool) => {
  for (let round = 0; round < 4; round++) {
    const event = new Event();
    const long = pool.applyAsync(work.waitFor, [event]);
    await Promise.all(numbers(7).map(() => pool.apply(work.pidAfter, [1])));
    event.set();
    assertEquals(await long.get(), true);
  }
  pool.close();
  await pool.join();
}, { maxTasksPerWorker: 3 });

Deno.test("B-097 a pool refuses sizes below 1, task limits that are none, and what is no function", () => {
  for (const size of [0, -1, 0.5]) {
    assertThrows(() => new Pool(size, { module }), RangeError, "workers");
  }
  for (const maxTasksPerWorker of [0, -1, 0.5, "12" as unknown as number]) {
    assertThrows(() => new Pool(1, { module, maxTasksPerWorker }), RangeError, "tasks");
  }
  assertThrows(
    () => new Pool(1, { module, initializer: 3 as unknown as () => void }),
    TypeError,
    "it is no function",
  );
  assertThrows(() => new Pool(1, { module, initializer: () => {} }), TypeError, "hand over");
});

Deno.test("B-099 B-100 terminate() with 10 000 tasks waiting: all reject, and it ends", {
  timeout: 60_000,
}, async () => {
  await using pool = new Pool(2, { module });
  const begun = new SimpleQueue<number>();
  const results = numbers(10_000).map(() => pool.applyAsync(work.announceAndStay, [begun]));
  await begun.get();
  pool.terminate();
  await pool.join();
  const ends = await Promise.allSettled(results.map((result) => result.get()));
  assert(ends.every((end) => end.status === "rejected" && end.reason instanceof CancelledError));
});

Deno.test("B-101 one task per worker, closed at once: all results, then the end", {
  timeout: 60_000,
}, async () => {
  const pool = new Pool(3, { module, maxTasksPerWorker: 1 });
  const results = numbers(6).map((i) => pool.applyAsync(work.square, [i]));
  pool.close();
  await pool.join();
  assertEquals(await Promise.all(results.map((each) => each.get())), [0, 1, 4, 9, 16, 25]);
});

poolTest("B-102 workers are replaced after their number of tasks", async (pool) => {
  const before = new Set(pool.workers.map(({ ident }) => ident));
  const pids = await pool.map(work.pidAfter, Array(100).fill(0), { chunkSize: 1 });
  assertEquals(pids.length, 100);
  assert(new Set(pids).size >= 10, `${new Set(pids).size} processes`);
  assert(pool.workers.every(({ ident }) => !before.has(ident)));
}, { size: 3, maxTasksPerWorker: 10 });

poolTest(
  "B-105 a worker that is killed, or leaves, loses its task only; the pool goes on",
  async (pool) => {
    const ends = await Promise.allSettled(numbers(20).map((i) => pool.apply(work.killSelf, [i])));
    for (const [i, end] of ends.entries()) {
      if (i !== 3) assertEquals(end, { status: "fulfilled", value: i });
      else assertInstanceOf((end as PromiseRejectedResult).reason, WorkerLostError);
    }
    await assertRejects(
      () => pool.apply(work.killSelf, [3]),
      WorkerLostError,
      "was killed by SIGKILL",
    );
    await assertRejects(
      () => pool.apply(work.leave, []),
      WorkerLostError,
      "ended with exit code 7",
    );
    assertEquals(pool.workers.length, 2);
    pool.close();
    await pool.join();
  },
);

Deno.test("B-106 a pool of which the fourth worker cannot be started stops the first three", {
  timeout: 60_000,
}, async () => {
  const { spawn } = Deno.Command.prototype;
  let started = 0;
  Deno.Command.prototype.spawn = function (): Deno.ChildProcess {
    if (++started === 4) throw new Deno.errors.WouldBlock("no more processes");
    return Reflect.apply(spawn, this, []);
  };
  try {
    assertThrows(() => new Pool(5, { module }), Deno.errors.WouldBlock, "no more processes");
  } finally {
    Deno.Command.prototype.spawn = spawn;
  }
  const children = activeChildren();
  await Promise.all(children.map((child) => child.join()));
  assertEquals([started, activeChildren()], [4, []]);
  for (const { exitCode } of children) assertEquals(exitCode, -9);
});

poolTest("B-107 an initializer is called once by each worker", async (pool) => {
  assertEquals(await pool.map(work.square, numbers(10)), numbers(10).map(work.square));
  assertEquals(counter.value, 1);
}, {
  size: 1,
  initializer: work.count,
  get initArgs() {
    return [counter = new Value("int32", 0)];
  },
});
let counter: Value<"int32">;

Deno.test("workers that cannot begin break the pool instead of being started for ever", {
  timeout: 60_000,
}, async () => {
  await using pool = new Pool(2, { module, initializer: work.brokenStart });
  await assertRejects(() => pool.apply(work.square, [1]), BrokenPoolError, "cannot begin");
});

poolTest("a task that takes too long is given up, and its worker replaced", async (pool) => {
  await assertRejects(
    () => pool.apply(work.forever, [], { timeout: 100 }),
    TimeoutError,
    "more than 100 ms",
  );
  assertEquals(await pool.map(work.square, [1, 2, 3]), [1, 4, 9]);
});

poolTest(
  "a task's time is counted from when its worker begins, not while that starts",
  async (pool) => {
    assertEquals(await pool.apply(work.square, [5], { timeout: 150 }), 25);
  },
  { initializer: work.pidAfter, initArgs: [300] },
);

poolTest("a task that a blocked thread waits for ends with its time, too", async (pool) => {
  assertThrows(() => pool.applySync(work.forever, [], { timeout: 50 }), TimeoutError, "than 50 ms");
  assertEquals(await pool.apply(work.square, [6]), 36);
});

poolTest("a task is given up by a signal, whether it has begun or not", async (pool) => {
  const begun = new SimpleQueue<number>();
  const stop = new AbortController();
  const { signal } = stop;
  const running = numbers(2).map(() =>
    pool.apply(work.announceAndStay, [begun], { signal }).catch((error) => error)
  );
  const waiting = numbers(5).map(() => pool.apply(work.forever, [], { signal }).catch((e) => e));
  for (let i = 0; i < 2; i++) await begun.get();
  stop.abort(new Error("enough"));
  for (const error of await Promise.all([...running, ...waiting])) {
    assertEquals(error.message, "enough");
  }
  assertEquals(await pool.apply(work.square, [4]), 16);
});

poolTest("a task is not done again because its worker dies in the next one", async (pool) => {
  const done = new Value("int32", 0);
  for (let round = 0; round < 6; round++) {
    const counts = numbers(4).map(() => pool.apply(work.count, [done]));
    const deaths = numbers(2).map(() => pool.apply(work.killSelf, [3]));
    await Promise.allSettled([...deaths, ...counts]);
  }
  assertEquals(done.value, 24);
});

poolTest("a task that was put behind later ones is not lost when its worker dies", async (pool) => {
  // Tasks are known to be short, so that a worker is given many.
  await pool.map(work.square, numbers(200), { chunkSize: 1 });
  await assertRejects(() => pool.apply(work.killSelf, [3]), WorkerLostError);
  // Each second task goes to the worker that starts now. The other one takes its second one back, so that
  // its first one is behind the third, in which it dies.
  const event = new Event();
  const give = (x: number): Promise<number> => pool.apply(work.square, [x]);
  const [, first] = [give(0), give(1)];
  const others = [give(2), pool.apply(work.waitFor, [event]), give(4)];
  const deadly = pool.apply(work.killSelf, [3]);
  others.push(...numbers(8).map(give));
  await assertRejects(() => deadly, WorkerLostError);
  event.set();
  assertEquals(await first, 1);
  await Promise.all(others);
});

poolTest("a task does not wait behind a long one while another worker is idle", async (pool) => {
  const event = new Event();
  const slow = pool.apply(work.waitFor, [event]);
  assertEquals(
    await Promise.all(numbers(20).map((i) => pool.apply(work.square, [i]))),
    numbers(20).map(work.square),
  );
  event.set();
  assertEquals(await slow, true);
});

export async function useAPool(sum: Value<"int32">): Promise<void> {
  const pool = new Pool(2, { module });
  for (const each of await pool.map(work.square, [1, 2, 3])) sum.add(each);
  pool.close();
  await pool.join();
}

Deno.test("B-107 a pool works inside a child process", { timeout: 60_000 }, async () => {
  const sum = new Value("int32", 0);
  const child = new Process({ module: import.meta.url, target: useAPool, args: [sum] });
  child.start();
  await child.join();
  assertEquals([child.exitCode, sum.value], [0, 14]);
});
