import { assertEquals, assertThrows } from "@std/assert";
import { QueueEmpty, QueueFull } from "../../../../lib/errors.ts";
import type { Claim } from "../world.ts";

/** What holds for the order of items. */
export const orderClaims: Claim[] = [
  {
    name:
      "B-146 Queue, LifoQueue and PriorityQueue give in order of arrival, its reverse, and of value",
    parties: 1,
    async check({ nouns, call }, [other]): Promise<void> {
      const orders = [
        [new nouns.Queue<number>(3), [111, 333, 222]],
        [new nouns.LifoQueue<number>(3), [222, 333, 111]],
        [new nouns.PriorityQueue<number>(3), [111, 222, 333]],
      ] as const;
      for (const [made, order] of orders) {
        using queue = made;
        for (const each of [111, 333, 222]) await queue.put(each);
        assertThrows(() => queue.putNowait(0), QueueFull);
        const got = [await queue.get(), await call(other!, queue, "get"), await queue.get()];
        assertEquals(got, [...order]);
        assertThrows(() => queue.getNowait(), QueueEmpty);
      }
    },
  },
  {
    name: "PriorityQueue sorts numbers, texts, dates and lists, and keeps the order of equals",
    check({ nouns }): void {
      const sorted: unknown[][] = [
        [-Infinity, -2.5, -1, 0, 1e-300, 1, 255, 256, 1e9, Infinity],
        ["", "\0", "\0\0", "\x01", "a", "a\0", "aa", "b", "é", "\u{1f600}", "\uffff"],
        [new Date(0), new Date(1), new Date(1e12)],
        [[1], [1, "a"], [1, "b"], [1, "b", 0], [2], [2, [1]], [2, [1, 0]], [2, [2]]],
      ];
      for (const items of sorted) {
        using queue = new nouns.PriorityQueue();
        for (const item of items.toSorted(() => Math.random() - 0.5)) {
          queue.putNowait(item as number);
        }
        assertEquals(items.map(() => queue.getNowait() as unknown), items);
      }
      using queue = new nouns.PriorityQueue<[number, object]>();
      const equals = Array.from({ length: 50 }, (_, id): [number, object] => [id % 3, { id }]);
      for (const item of equals) queue.putNowait(item);
      const stable = equals.toSorted(([a], [b]) => a - b);
      assertEquals(equals.map(() => queue.getNowait()), stable);
    },
  },
  {
    name: "PriorityQueue sorts thousands that come and go",
    check({ nouns }): void {
      using queue = new nouns.PriorityQueue<number>();
      const model: number[] = [];
      for (let i = 0; i < 5_000; i++) {
        if (model.length > 0 && Math.random() < 0.4) {
          model.sort((a, b) => a - b);
          assertEquals(queue.getNowait(), model.shift());
        } else {
          const item = Math.floor(Math.random() * 1_000);
          queue.putNowait(item);
          model.push(item);
        }
      }
      assertEquals(queue.qsize(), model.length);
    },
  },
  {
    name: "B-151 SimpleQueue between 50 who put and 50 who get loses and doubles nothing",
    parties: 2,
    async check({ nouns, call }, parties): Promise<void> {
      using queue = new nouns.SimpleQueue<number>();
      const each = 200;
      const got: number[] = [];
      async function produce(first: number): Promise<void> {
        for (let i = 0; i < each; i++) {
          await queue.put(first + i);
          if (i % 20 === 0) await Promise.resolve();
        }
      }
      async function consume(how: number): Promise<void> {
        for (let i = 0; i < each;) {
          try {
            got.push(
              await [
                (): Promise<number> => queue.get(),
                (): number => queue.getNowait(),
                (): Promise<number> => queue.get({ timeout: 0.01 }),
              ][how]!(),
            );
            i++;
          } catch (error) {
            if (!(error instanceof QueueEmpty)) throw error;
            await new Promise((resolve) => setTimeout(resolve, 0));
          }
        }
      }
      await Promise.all(
        Array.from({ length: 50 }, (_, i) => [
          produce(i * each),
          consume(i % 3),
        ]).flat(),
      );
      assertEquals(got.toSorted((a, b) => a - b), Array.from({ length: 50 * each }, (_, i) => i));
      const there = parties.map((party) => call(party, queue, "get"));
      for (const _ of there) await queue.put(7);
      assertEquals([await Promise.all(there), queue.empty()], [[7, 7], true]);
    },
  },
];
