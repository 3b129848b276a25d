/** What the processes and threads of the tests do, for as long as they are told, or live. */

import { BrokenPipe, EndOfPipe } from "../../../lib/errors.ts";
import type { Connection, SharedArray, SimpleQueue } from "../../../lib/processes.ts";

/** An item of a test: who has put it, its number there, and some more to make it long. */
export type Item = readonly [producer: number, number: number, filling: string];

/** Items of very different lengths, so that chunks change and some have memory of their own. */
export function itemOf(producer: number, number: number): Item {
  const length = number % 97 === 0 ? 150_000 : number % 7 === 0 ? 3_000 : number % 5;
  return [producer, number, "x".repeat(length)];
}

/** Puts items until it is killed; `done[0]` is how many puts have returned. */
export function putAll(queue: SimpleQueue<Item>, done: SharedArray<"int32">): void {
  for (let i = 0;; i++) {
    queue.putSync(itemOf(i, i));
    done.set(0, i + 1);
  }
}

/** Gets items until it is killed; `done[0]` is how many gets have returned. */
export function getAll(queue: SimpleQueue<Item>, done: SharedArray<"int32">): void {
  for (let i = 0;; i++) {
    queue.getSync();
    done.set(0, i + 1);
  }
}

/** Sends items until it is killed, or nobody is there. */
export function sendAll(connection: Connection, done: SharedArray<"int32">): void {
  try {
    for (let i = 0;; i++) {
      connection.sendSync(itemOf(0, i));
      done.set(0, i + 1);
    }
  } catch (error) {
    if (!(error instanceof BrokenPipe)) throw error;
  }
}

/** Receives items until it is killed, or nobody is there. */
export function receiveAll(connection: Connection, done: SharedArray<"int32">): void {
  try {
    for (let i = 0;; i++) {
      connection.recvSync();
      done.set(0, i + 1);
    }
  } catch (error) {
    if (!(error instanceof EndOfPipe)) throw error;
  }
}

/** A queue, and whether who uses it blocks its thread. */
export type Way = readonly [queue: SimpleQueue<Item | null>, blocks: boolean];

/** Puts `count` items, and `null`, on each way in turn. */
export async function produce(
  ways: readonly Way[],
  producer: number,
  count: number,
): Promise<void> {
  for (const [queue, blocks] of ways) {
    for (let i = 0; i <= count; i++) {
      const item: Item | null = i < count ? [producer, i, ""] : null;
      if (blocks) queue.putSync(item);
      else await queue.put(item);
    }
  }
}

/**
 * Gets items until it gets `null`, on each way in turn, and sees that those of each producer come in order.
 *
 * @param seen For each way: where to add 1 for each item, by producer; nobody else writes there.
 */
export async function consume(
  ways: readonly Way[],
  seen: readonly SharedArray<"int32">[],
): Promise<void> {
  for (const [n, [queue, blocks]] of ways.entries()) {
    const last = new Map<number, number>();
    for (let item; (item = blocks ? queue.getSync() : await queue.get()) !== null;) {
      const [producer, number] = item;
      if (number <= (last.get(producer) ?? -1)) throw new Error(`${producer}: ${number} came late`);
      last.set(producer, number);
      seen[n]!.set(producer, seen[n]!.get(producer) + 1);
    }
  }
}

/** Puts one long item, and ends. */
export function putOne(queue: SimpleQueue<string>, length: number): void {
  queue.putSync("x".repeat(length));
}

/** Sends back what it receives, until nobody is left who could send. */
export async function echo(connection: Connection): Promise<void> {
  try {
    for (;;) await connection.send(await connection.recv());
  } catch (error) {
    if (!(error instanceof EndOfPipe)) throw error;
  }
}

/** Receives a value and a long message while it handles signals, and ends when it is told to. */
export async function receiveUnderSignals(connection: Connection, blocks: boolean): Promise<void> {
  const handle = (): void => {};
  Deno.addSignalListener("SIGUSR1", handle);
  connection.sendSync("ready");
  const value = blocks ? connection.recvSync() : await connection.recv();
  const bytes = new Uint8Array(1 << 20).fill(5);
  if (blocks) {
    connection.sendSync(value);
    connection.sendBytesSync(bytes);
    connection.sendBytesSync(bytes);
  } else {
    await connection.send(value);
    await connection.sendBytes(bytes);
    await connection.sendBytes(bytes);
  }
  // Who sends the signals says when the last one was sent.
  await connection.recv();
  Deno.removeSignalListener("SIGUSR1", handle);
}

/** Gets two orders, puts two dishes, and hands bytes back. */
export function cook(
  orders: SimpleQueue<string>,
  dishes: SimpleQueue<[number, string]>,
  hatch: Connection,
): void {
  dishes.putSync([2, orders.getSync()]);
  dishes.putSync([1, orders.getSync()]);
  hatch.sendBytesSync(hatch.recvBytesSync());
}
