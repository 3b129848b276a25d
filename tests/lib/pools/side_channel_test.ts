import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  CancelledError,
  move,
  Pool,
  ProcessPoolExecutor,
  ResultEncodingError,
  ThreadPoolExecutor,
  WorkerLostError,
} from "interleave/pools";
import { Event } from "interleave/threads";
import "../../open_libc.ts";
import * as work from "./side_channel_fixture.ts";

const module = new URL("./side_channel_fixture.ts", import.meta.url).href;
const MIB = 2 ** 20;

/** A test of a pool of two threads. */
function threadTest(name: string, body: (pool: Pool) => Promise<void>): void {
  Deno.test(name, { timeout: 60_000 }, async () => {
    await using pool = new Pool(2, { module, kind: "thread" });
    await body(pool);
  });
}

threadTest("256 MiB go to a thread and back without a copy", async (pool) => {
  const bytes = new Uint8Array(256 * MIB).fill(7);
  // Threads that have begun: what checks and loads their code takes memory too.
  await pool.map(work.invertEnds, [1, 2].map(() => move(new Uint8Array(1))), { chunkSize: 1 });
  const before = Deno.memoryUsage().rss;
  const result = pool.applyAsync(work.invertEnds, [move(bytes)]);
  assertEquals([bytes.length, bytes.buffer.detached], [0, true]);
  const back = await result.get();
  // A copy would make it 256 MiB more, two of them 512.
  const grown = Deno.memoryUsage().rss - before;
  assert(grown < 192 * MIB, `the program grew by ${grown / MIB} MiB`);
  assertEquals(back.length, 256 * MIB);
  assertEquals([back[0], back[1], back.at(-1)], [248, 7, 248]);
  for (let i = 1; i < back.length - 1; i += 4099) assertEquals(back[i], 7);
});

threadTest(
  "results can be moved that were made in the thread, also those of many",
  async (pool) => {
    const { rows } = await pool.apply(work.make, [MIB]);
    assertEquals(rows.map(({ length }) => length), [MIB, 1]);
    const tiles = Array.from({ length: 40 }, (_, i) => new Uint8Array(1000 + i).fill(i));
    for (const chunkSize of [1, 7, undefined]) {
      const sent = tiles.map((tile) => tile.slice());
      const got = await pool.map(work.invertEnds, sent.map(move), { chunkSize });
      assert(sent.every(({ buffer }) => buffer.detached));
      assertEquals(got, tiles.map(work.invertEnds));
    }
    const got = await Array.fromAsync(pool.imap(work.invertEnds, tiles.map(move)));
    assertEquals(got.map(({ length }) => length), tiles.map((_, i) => 1000 + i));
  },
);

threadTest("a result that is moved can be waited for by a blocked thread", (pool) => {
  const got = pool.applySync(work.invertEnds, [move(new Uint8Array(MIB))]);
  assertEquals([got.length, got[0]], [MIB, 255]);
  return Promise.resolve();
});

threadTest("tasks with memory of their own go to whoever is free", async (pool) => {
  using event = new Event();
  const busy = pool.applyAsync(work.waitAndMeasure, [event, move(new Uint8Array(1))]);
  // Were one of them to wait behind the first, this would wait for ever.
  const lengths = [2, 3, 4, 5].map((length) =>
    pool.apply(work.lengthOf, [move(new Uint8Array(length))])
  );
  assertEquals(await Promise.all(lengths), [2, 3, 4, 5]);
  event.set();
  assertEquals(await busy.get(), 1);
});

threadTest("a thread that ends, or a task that fails, takes its memory along", async (pool) => {
  const bytes = new Uint8Array(8);
  await assertRejects(() => pool.apply(work.exit, [move(bytes)]), WorkerLostError);
  assertEquals(bytes.length, 0);
  await assertRejects(() => pool.apply(work.fail, [move(new Uint8Array(8))]), RangeError, "no 8");
  assertEquals(await pool.apply(work.lengthOf, [move(new Uint8Array(9))]), 9);
});

threadTest("what cannot be moved after all fails its own task", async (pool) => {
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  const result = pool.applyAsync(work.lengthOf, [move(new Uint8Array(buffer))]);
  const error = await assertRejects(() => result.get(), DOMException);
  assertEquals(error.name, "DataCloneError");
  const failure = await assertRejects(() => pool.apply(work.giveTwice, [4]));
  assertEquals((failure as Error).name, "DataCloneError");
  assertEquals(await pool.apply(work.lengthOf, [new Uint8Array(3)]), 3);
});

threadTest("a port can be an argument", async (pool) => {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }): void => resolve(data);
  });
  const done = pool.apply(work.askThrough, [move(port2)]);
  port1.postMessage(41);
  assertEquals(await answer, 42);
  await done;
  port1.close();
});

Deno.test("submit() takes what is moved at once, and cancel() does not give it back", {
  timeout: 60_000,
}, async () => {
  await using executor = new ThreadPoolExecutor(1, { module });
  using event = new Event();
  const [first, second] = [new Uint8Array(1), new Uint8Array(2)];
  const futures = [first, second].map((bytes) =>
    executor.submit(work.waitAndMeasure, event, move(bytes))
  );
  assertEquals([first.length, second.length], [0, 0]);
  assert(futures[1]!.cancel());
  event.set();
  assertEquals(await futures[0]!.result(), 1);
  await assertRejects(() => futures[1]!.result(), CancelledError);
});

Deno.test("nothing is moved to a process, or from one", { timeout: 60_000 }, async () => {
  await using executor = new ProcessPoolExecutor(1, { module });
  const bytes = new Uint8Array(4);
  await assertRejects(
    () => executor.submit(work.lengthOf, move(bytes)).result(),
    TypeError,
    "processes share no memory; send a copy, or use SharedMemory",
  );
  assertEquals(bytes.length, 4);
  await assertRejects(
    () => executor.submit(work.make, 4).result(),
    ResultEncodingError,
    "processes share no memory",
  );
});
