import {
  assertEquals,
  assertGreaterOrEqual,
  assertInstanceOf,
  assertLess,
  assertRejects,
  assertThrows,
} from "@std/assert";
import { registerHandle } from "../../../../lib/codec/codec.ts";
import { InvalidStateError, QueueEmpty, QueueFull } from "../../../../lib/errors.ts";
import { aMoment } from "../../sync/world.ts";
import type { Claim } from "../world.ts";

/** How long a timed wait is to last, in milliseconds. */
const WAIT = 50;
/** What takes no longer did not wait; on a machine that is busy. */
const AT_ONCE = 25_000;

async function timeOf(act: () => Promise<unknown> | unknown): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** What holds for every queue that may be full or empty. */
export const queueClaims: Claim[] = [
  {
    name:
      "B-022 Queue of 6 is full after six puts of every form, and empty when another has taken them",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      using queue = new nouns.Queue<number>(6);
      assertEquals([queue.empty(), queue.full(), queue.maxSize], [true, false, 6]);
      await queue.put(1);
      await queue.put(2, { timeout: 0 });
      await queue.put(3, { timeout: 1000, signal: new AbortController().signal });
      queue.putSync(4);
      queue.putSync(5, { timeout: 1000 });
      queue.putNowait(6);
      assertEquals([queue.empty(), queue.full(), queue.qsize()], [false, true, 6]);
      for (let i = 1; i <= 6; i++) assertEquals(await call(other!, queue, "get"), i);
      assertEquals([queue.empty(), queue.full(), queue.qsize()], [true, false, 0]);
      const sizes: number[] = [];
      for (const act of ["put", "put", "get", "get"] as const) {
        await queue[act](1 as never);
        sizes.push(queue.qsize());
      }
      assertEquals(sizes, [1, 2, 1, 0]);
    },
  },
  {
    name: "B-023 Queue.put() on a full queue refuses at once, or after its timeout",
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<number>(1);
      await queue.put(1);
      assertThrows(() => queue.putNowait(2), QueueFull, "it is full");
      assertThrows(() => queue.putSync(2, { timeout: 0 }), QueueFull);
      await assertRejects(() => queue.put(2, { timeout: 0 }), QueueFull);
      const took = await timeOf(() =>
        assertRejects(() => queue.put(2, { timeout: WAIT }), QueueFull)
      );
      assertGreaterOrEqual(took, WAIT);
      assertEquals([await queue.get(), queue.qsize()], [1, 0]);
    },
  },
  {
    name: "B-024 Queue.get() on an empty queue refuses at once, or after its timeout",
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<number>();
      assertThrows(() => queue.getNowait(), QueueEmpty, "it is empty");
      assertThrows(() => queue.getSync({ timeout: 0 }), QueueEmpty);
      await assertRejects(() => queue.get({ timeout: 0 }), QueueEmpty);
      const took = await timeOf(() =>
        assertRejects(() => queue.get({ timeout: WAIT }), QueueEmpty)
      );
      assertGreaterOrEqual(took, WAIT);
      queue.putNowait(1);
      assertEquals(queue.getNowait(), 1);
    },
  },
  {
    name: "B-024 Queue.getSync() waits as long as it is told, and no longer",
    copies: true,
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<number>(1);
      const get = (): unknown => assertThrows(() => queue.getSync({ timeout: WAIT }), QueueEmpty);
      assertGreaterOrEqual(await timeOf(get), WAIT);
      queue.putNowait(1);
      const put = (): unknown => assertThrows(() => queue.putSync(2, { timeout: WAIT }), QueueFull);
      assertGreaterOrEqual(await timeOf(put), WAIT);
    },
  },
  {
    name: "B-025 Queue takes a negative timeout for none",
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<number>(1);
      const took = await timeOf(async () => {
        await assertRejects(() => queue.get({ timeout: -60_000 }), QueueEmpty);
        await queue.put(1);
        await assertRejects(() => queue.put(2, { timeout: -60_000 }), QueueFull);
        assertThrows(() => queue.putSync(2, { timeout: -60_000 }), QueueFull);
      });
      assertLess(took, AT_ONCE);
    },
  },
  {
    name: "B-026 Queue gives what two have put in the order in which they did",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      using queue = new nouns.Queue<number>();
      for (let i = 0; i < 10; i++) await queue.put(i);
      for (let i = 10; i < 20; i++) await call(other!, queue, "put", i);
      const got = Array.from({ length: 20 }, () => queue.getNowait());
      assertEquals(got, Array.from({ length: 20 }, (_, i) => i));
      await assertRejects(() => queue.get({ timeout: 10 }), QueueEmpty);
    },
  },
  {
    name: "B-029 Queue.put() of what cannot be sent says so to who puts it, and the queue goes on",
    copies: true,
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<unknown>(1);
      const bad = { job: { callback: (): void => {} } };
      await assertRejects(() => queue.put(bad), TypeError, "Cannot send item.job.callback");
      assertThrows(() => queue.putSync(bad), TypeError, "it is a function");
      await queue.put(true);
      await assertRejects(() => queue.put(bad, { timeout: 10 }), TypeError);
      assertEquals(await queue.get(), true);
    },
  },
  {
    name: "B-031 Queue that was closed neither takes nor gives here; elsewhere it goes on",
    parties: 1,
    async check({ nouns, copies, call }, [other]): Promise<void> {
      for (const Class of [nouns.Queue, nouns.JoinableQueue]) {
        using queue = new Class<number>();
        assertThrows(() => queue.joinThread(), InvalidStateError, "call close() first");
        await queue.put(1);
        queue.close();
        queue.close();
        assertEquals(queue.closed, true);
        await assertRejects(() => queue.put(2), InvalidStateError, "it is closed");
        await assertRejects(() => queue.get(), InvalidStateError, "it is closed");
        assertThrows(() => queue.putNowait(2), InvalidStateError, "it is closed");
        assertThrows(() => queue.getNowait(), InvalidStateError, "it is closed");
        queue.joinThread();
        queue.cancelJoinThread();
        if (copies) assertEquals(await call(other!, queue, "get"), 1);
      }
    },
  },
  {
    name: "B-033 SimpleQueue tells another whether it is empty, and may be closed twice",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      using queue = new nouns.SimpleQueue<boolean>();
      for (let i = 0; i < 2; i++) {
        await call(other!, queue, "put", await other!.call(queue, "empty"));
      }
      assertEquals([await queue.get(), await queue.get(), queue.empty()], [true, false, true]);
      queue.close();
      queue.close();
      await assertRejects(() => queue.put(true), InvalidStateError);
    },
  },
  {
    name: "B-147 Queue wakes who waits for room, and who waits for an item",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      using queue = new nouns.Queue<number>(1);
      for (const options of [{}, { timeout: 25_000 }]) {
        const got = call(other!, queue, "get", options);
        await aMoment();
        await queue.put(1);
        assertEquals(await got, 1);
        await queue.put(2);
        const put = call(other!, queue, "put", 3, options);
        await aMoment();
        assertEquals(await queue.get(), 2);
        await put;
        assertEquals(await queue.get(), 3);
      }
      await assertRejects(() => queue.get({ timeout: 10 }), QueueEmpty);
      await queue.put(1);
      await assertRejects(() => queue.put(1, { timeout: 10 }), QueueFull);
    },
  },
  {
    name: "B-149 Queue whose limit was lowered takes nothing until enough was taken",
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<number>(4);
      for (let i = 0; i < 4; i++) queue.putNowait(i);
      queue.maxSize = 2;
      assertThrows(() => queue.putNowait(4), QueueFull);
      for (let i = 0; i < 2; i++) queue.getNowait();
      assertThrows(() => queue.putNowait(4), QueueFull);
      queue.maxSize = 3;
      queue.putNowait(4);
      const waiting = queue.put(5);
      queue.maxSize = 0;
      await waiting;
      assertEquals(queue.qsize(), 4);
    },
  },
  {
    name: "B-150 Queue hands on what goes wrong while an item is stored, and loses no room",
    async check({ nouns, copies }): Promise<void> {
      using queue = new nouns.PriorityQueue<number>(1);
      const bad = {} as number;
      const refused = [TypeError, "it has no order"] as const;
      await assertRejects(() => queue.put(bad), ...refused);
      assertThrows(() => queue.putNowait(bad), ...refused);
      await queue.put(1);
      const late = queue.put(bad, { timeout: 25_000 });
      const result = assertRejects(() => late, ...refused);
      if (!copies) await aMoment();
      assertEquals(await queue.get(), 1);
      await result;
      queue.putNowait(2);
      assertEquals(queue.full(), true);
    },
  },
  {
    name: "B-150 Queue keeps an item that could not be read",
    copies: true,
    async check({ nouns }): Promise<void> {
      for (const Class of [nouns.Queue, nouns.LifoQueue]) {
        using queue = new Class<unknown>();
        await queue.put({ fragile: new Fragile() });
        Fragile.broken = true;
        await assertRejects(() => queue.get(), Error, "broken");
        assertThrows(() => queue.getNowait(), Error, "broken");
        assertEquals(queue.qsize(), 1);
        Fragile.broken = false;
        const { fragile } = await queue.get() as { fragile: Fragile };
        assertInstanceOf(fragile, Fragile);
        assertEquals(queue.empty(), true);
      }
    },
  },
  {
    name: "Queue refuses a limit that is none",
    check({ nouns }): void {
      for (const size of [-1, 1.5, NaN, 2 ** 31]) {
        for (const Class of [nouns.Queue, nouns.JoinableQueue, nouns.LifoQueue]) {
          assertThrows(() => new Class(size), RangeError, `of ${size} items`);
        }
        assertThrows(() => new nouns.PriorityQueue(size), RangeError);
      }
      using queue = new nouns.Queue();
      assertThrows(() => queue.maxSize = -1, RangeError);
      assertThrows(() => queue.getSync({ timeout: NaN }), RangeError, "timeout");
    },
  },
  {
    name: "Queue carries queues and locks, and items of any length",
    parties: 1,
    copies: true,
    async check({ nouns, call }, [other]): Promise<void> {
      const queues = [
        new nouns.Queue<[number, unknown]>(),
        new nouns.PriorityQueue<[number, unknown]>(),
      ];
      for (const made of queues) {
        using outer = made;
        using inner = new nouns.SimpleQueue<unknown>();
        await call(other!, inner, "put", [inner, "x".repeat(70_000)]);
        await outer.put([1, { inner }]);
        const [, received] = await outer.get() as [number, { inner: typeof inner }];
        const [self, text] = await received.inner.get() as [typeof inner, string];
        assertInstanceOf(self, nouns.SimpleQueue);
        assertEquals([text.length, self.empty()], [70_000, true]);
        for (const length of [0, 1, 4_000, 1 << 16, 1 << 17, (1 << 18) + 3, 1 << 22]) {
          const bytes = new Uint8Array(length).fill(7);
          await outer.put([length, bytes]);
          const [, copy] = await outer.get() as [number, Uint8Array];
          assertEquals([copy.length, copy.at(-1), bytes === copy], [length, bytes.at(-1), false]);
        }
      }
    },
  },
  {
    name: "Queue gives its items to 10 000 who wait, in the order in which they came",
    parties: 1,
    async check({ nouns }, [other]): Promise<void> {
      using queue = new nouns.Queue<number>();
      const all = Array.from({ length: 10_000 }, () => queue.get());
      const read = Deno.readTextFile(new URL(import.meta.url));
      for (let i = 0; i < 5_000; i++) await queue.put(i);
      assertEquals((await read).length > 0, true);
      for (let i = 5_000; i < 10_000; i++) await queue.put(i);
      assertEquals(await Promise.all(all), Array.from({ length: 10_000 }, (_, i) => i));
      const late = queue.get();
      await other!.call(queue, "put", 1);
      assertEquals(await late, 1);
    },
  },
  {
    name: "Queue takes and gives nothing for who was aborted",
    async check({ nouns }): Promise<void> {
      using queue = new nouns.Queue<number>(1);
      const reason = new Error("no longer");
      const aborted = AbortSignal.abort(reason);
      await assertRejects(() => queue.get({ signal: aborted }), Error, "no longer");
      await assertRejects(() => queue.put(0, { signal: aborted }), Error, "no longer");
      const controller = new AbortController();
      const { signal } = controller;
      const first = assertRejects(() => queue.get({ signal }), Error, "no longer");
      const second = queue.get();
      controller.abort(reason);
      await first;
      await queue.put(1);
      assertEquals(await second, 1);
      await queue.put(2);
      const full = new AbortController();
      const third = assertRejects(() => queue.put(3, full), Error, "no longer");
      const fourth = queue.put(4);
      full.abort(reason);
      await third;
      assertEquals(await queue.get(), 2);
      await fourth;
      assertEquals([await queue.get(), queue.empty()], [4, true]);
    },
  },
  {
    name: "Queue that is closed or disposed of ends what waits for it here",
    async check({ nouns }): Promise<void> {
      for (const end of ["close", Symbol.dispose] as const) {
        const queue = new nouns.JoinableQueue<number>(1);
        const get = assertRejects(() => queue.get(), InvalidStateError);
        await aMoment();
        queue[end]();
        await get;
        queue[Symbol.dispose]();
        queue[Symbol.dispose]();
        assertThrows(() => queue.qsize(), InvalidStateError, "its memory was given back");
        assertThrows(() => queue.taskDone(), InvalidStateError);

        const full = new nouns.JoinableQueue<number>(1);
        await full.put(1);
        const put = assertRejects(() => full.put(2), InvalidStateError);
        const join = assertRejects(() => full.join(), InvalidStateError);
        await aMoment();
        full[end]();
        await put;
        full[Symbol.dispose]();
        await join;
      }
    },
  },
  {
    name: "Queue passes on what it was given, or a copy of it",
    async check({ nouns, copies }): Promise<void> {
      using queue = new nouns.Queue<object | undefined>();
      const item = { a: [1], u: undefined };
      await queue.put(item);
      await queue.put(undefined);
      const got = await queue.get();
      assertEquals([got, got === item, await queue.get()], [item, !copies, undefined]);
    },
  },
];

/** What travels, but breaks. */
class Fragile {
  static broken = false;
}

registerHandle<Fragile, null>({
  tag: "fragile",
  class: Fragile,
  toData: () => null,
  fromData(): Fragile {
    if (Fragile.broken) throw new Error("broken");
    return new Fragile();
  },
});
