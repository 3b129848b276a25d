/**
 * The queues between processes.
 *
 * @module
 */

import { processMemory } from "../memory/process_memory.ts";
import { ChunkStore } from "./chunk_store.ts";
import { JoinableQueue as AnyJoinableQueue } from "./joinable_queue.ts";
import { LifoQueue as AnyLifoQueue } from "./lifo_queue.ts";
import { PriorityQueue as AnyPriorityQueue } from "./priority_queue.ts";
import { checkSize, Queue as AnyQueue } from "./queue.ts";
import { RankedStore } from "./ranked_store.ts";
import { SimpleQueue as AnySimpleQueue } from "./simple_queue.ts";
import type { Sortable } from "./sort_key.ts";
import { travels } from "./travel.ts";

/**
 * A line of items between processes: some put them in, others get them out, and wait for each other.
 *
 * Items are copied, as by `structuredClone()`; our own objects may be among them and in them. They lie in
 * memory that processes share, which grows with them and is given back when they are taken.
 *
 * @typeParam T The items.
 *
 * @example A child answers
 * ```ts
 * import { Process, Queue } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function square(q) { q.putSync(q.getSync() ** 2) }";
 * const { square } = await import(module);
 *
 * using queue = new Queue<number>();
 * await using process = new Process({ module, target: square, args: [queue] });
 * await queue.put(7);
 * process.start();
 * await process.join();
 * assertEquals(await queue.get(), 49);
 * ```
 */
export class Queue<T = unknown> extends AnyQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @param maxSize How many items may be in it at a time; 0 for any number.
   * @throws {RangeError} if `maxSize` is no integer from 0 to 2³¹−1, or if there is no shared memory left.
   * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
   */
  constructor(maxSize = 0) {
    super(ChunkStore.create(processMemory(), checkSize(maxSize)));
  }
}

/**
 * A `Queue` between processes that knows which of its items have been worked on.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { JoinableQueue } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * using jobs = new JoinableQueue<string>();
 * await jobs.put("wash");
 * assertEquals(await jobs.join({ timeout: 0 }), false);
 * assertEquals(await jobs.get(), "wash");
 * jobs.taskDone();
 * assertEquals(await jobs.join(), true);
 * ```
 */
export class JoinableQueue<T = unknown> extends AnyJoinableQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @param maxSize How many items may be in it at a time; 0 for any number.
   * @throws {Error} as `new Queue()` does.
   */
  constructor(maxSize = 0) {
    super(ChunkStore.create(processMemory(), checkSize(maxSize)));
  }
}

/**
 * A queue between processes that has no limit, and no end.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { SimpleQueue } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * using queue = new SimpleQueue<string>();
 * await queue.put("a");
 * assertEquals(await queue.get(), "a");
 * assertEquals(queue.empty(), true);
 * ```
 */
export class SimpleQueue<T = unknown> extends AnySimpleQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @throws {Error} as `new Queue()` does.
   */
  constructor() {
    super(ChunkStore.create(processMemory(), 0));
  }
}

/**
 * A `JoinableQueue` between processes that gives what was put last.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { LifoQueue } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * using stack = new LifoQueue<number>();
 * for (const n of [1, 2, 3]) await stack.put(n);
 * assertEquals([await stack.get(), await stack.get(), await stack.get()], [3, 2, 1]);
 * ```
 */
export class LifoQueue<T = unknown> extends AnyLifoQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @param maxSize How many items may be in it at a time; 0 for any number.
   * @throws {Error} as `new Queue()` does.
   */
  constructor(maxSize = 0) {
    super(RankedStore.create(processMemory(), "last", checkSize(maxSize)));
  }
}

/**
 * A `JoinableQueue` between processes that gives the least item first; of equals, that which was put first.
 *
 * @typeParam T The items: numbers, strings, booleans, dates, or lists that begin with one.
 *
 * @example
 * ```ts
 * import { PriorityQueue } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * using queue = new PriorityQueue<[number, string]>();
 * await queue.put([2, "later"]);
 * await queue.put([1, "now"]);
 * assertEquals(await queue.get(), [1, "now"]);
 * ```
 */
export class PriorityQueue<T extends Sortable = Sortable> extends AnyPriorityQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @param maxSize How many items may be in it at a time; 0 for any number.
   * @throws {Error} as `new Queue()` does.
   */
  constructor(maxSize = 0) {
    super(RankedStore.create(processMemory(), "least", checkSize(maxSize)));
  }
}

travels("processes.Queue", Queue, (region) => new ChunkStore(region));
travels("processes.JoinableQueue", JoinableQueue, (region) => new ChunkStore(region));
travels("processes.SimpleQueue", SimpleQueue, (region) => new ChunkStore(region));
travels("processes.LifoQueue", LifoQueue, (region) => new RankedStore(region, "last"));
travels("processes.PriorityQueue", PriorityQueue, (region) => new RankedStore(region, "least"));
