/**
 * The queues between coroutines.
 *
 * @module
 */

import { FifoItems } from "./fifo_items.ts";
import { JoinableQueue as AnyJoinableQueue } from "./joinable_queue.ts";
import { LifoItems } from "./lifo_items.ts";
import { LifoQueue as AnyLifoQueue } from "./lifo_queue.ts";
import { LocalStore } from "./local_store.ts";
import { PriorityQueue as AnyPriorityQueue } from "./priority_queue.ts";
import { checkSize, Queue as AnyQueue } from "./queue.ts";
import { RankedItems } from "./ranked_items.ts";
import { SimpleQueue as AnySimpleQueue } from "./simple_queue.ts";
import type { Sortable } from "./sort_key.ts";
import { travels } from "./travel.ts";

/**
 * A line of items between coroutines: some put them in, others get them out, and wait for each other.
 *
 * Items are passed on as they are; nothing is copied. The forms with `Sync` do not wait: who blocked the
 * only thread would wait for ever.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { Queue } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const queue = new Queue<number>(1);
 * const got = queue.get();
 * await queue.put(1);
 * assertEquals(await got, 1);
 * ```
 */
export class Queue<T = unknown> extends AnyQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @param maxSize How many items may be in it at a time; 0 for any number.
   * @throws {RangeError} if `maxSize` is no integer from 0 to 2³¹−1.
   */
  constructor(maxSize = 0) {
    super(new LocalStore<T>(checkSize(maxSize), FifoItems));
  }
}

/**
 * A `Queue` between coroutines that knows which of its items have been worked on.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { JoinableQueue } from "interleave/coroutines";
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
    super(new LocalStore<T>(checkSize(maxSize), FifoItems));
  }
}

/**
 * A queue between coroutines that has no limit, and no end.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { SimpleQueue } from "interleave/coroutines";
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
    super(new LocalStore<T>(0, FifoItems));
  }
}

/**
 * A `JoinableQueue` between coroutines that gives what was put last.
 *
 * @typeParam T The items.
 *
 * @example
 * ```ts
 * import { LifoQueue } from "interleave/coroutines";
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
    super(new LocalStore<T>(checkSize(maxSize), LifoItems));
  }
}

/**
 * A `JoinableQueue` between coroutines that gives the least item first; of equals, that which was put first.
 *
 * @typeParam T The items: numbers, strings, booleans, dates, or lists that begin with one.
 *
 * @example
 * ```ts
 * import { PriorityQueue } from "interleave/coroutines";
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
    super(new LocalStore<T>(checkSize(maxSize), RankedItems));
  }
}

travels("coroutines.Queue", Queue);
travels("coroutines.JoinableQueue", JoinableQueue);
travels("coroutines.SimpleQueue", SimpleQueue);
travels("coroutines.LifoQueue", LifoQueue);
travels("coroutines.PriorityQueue", PriorityQueue);
