/**
 * The queues between processes.
 *
 * @module
 */

import { processMemory } from "../memory/process_memory.ts";
import { ChunkStore } from "./chunk_store.ts";
import { checkSize, Queue as BaseQueue } from "./queue.ts";
import type { Store } from "./store.ts";
import { letTravel } from "./travel.ts";

/**
 * A line of items between processes; see the methods for who waits, and in which order.
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
 * process.start();
 * await queue.put(7);
 * await process.join();
 * assertEquals(await queue.get(), 49);
 * ```
 */
export class Queue<T = unknown> extends BaseQueue<T> {
  /**
   * Makes an empty queue.
   *
   * @param maxSize How many items may be in it at a time; 0, the default, for any number.
   * @throws {RangeError} if `maxSize` is no integer from 0 to 2³¹−1, or if there is no shared memory left.
   * @throws {UnsupportedError} outside Linux, and without `--allow-ffi`.
   */
  constructor(maxSize?: number);
  constructor(made: number | Store<T> = 0) {
    super(typeof made === "object" ? made : ChunkStore.create(processMemory(), checkSize(made)));
  }
}
letTravel("queue between processes", Queue, (region) => new ChunkStore(region));
