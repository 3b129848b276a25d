/**
 * Which thread this is. On the start path of every thread: it imports nothing but types.
 *
 * @module
 */

import type { Moved } from "../codec/move.ts";
import type { ThreadDescription } from "../memory/thread_table.ts";
import type { ThreadMessage, ThreadOrders } from "./thread_orders.ts";

/** This thread, as the rest of the library sees it. */
interface ThisThread extends ThreadDescription {
  /** Whether it is the one that the program began with. */
  readonly isMain: boolean;
  /** The process that it is a thread of; `null` on the main thread, which is told by nobody. */
  readonly process: ThreadOrders["process"] | null;
  /** The object of a subclass whose `run()` it runs. */
  instance: object | null;
  /** What to do with an error that ends it; `null` for the usual. */
  onUncaught: ((error: unknown) => void) | null;
}

/** The number of the main thread: the first one that is given. */
export const MAIN_THREAD = 1;

let self: ThisThread = {
  ident: MAIN_THREAD,
  name: "MainThread",
  daemon: false,
  isMain: true,
  process: null,
  instance: null,
  onUncaught: null,
};

/** The thread in which this is called. */
export function thisThread(): ThisThread {
  return self;
}

/** Takes on the identity of a thread that was started. */
export function becomeThread({ ident, name, daemon, process }: ThreadOrders): void {
  self = { ident, name, daemon, isMain: false, process, instance: null, onUncaught: null };
}

/** Says something to the host of this thread, which gets what is moved with it. */
export function tellHost(message: ThreadMessage, moved: readonly Moved[] = []): void {
  const self = globalThis as unknown as Pick<Worker, "postMessage">;
  self.postMessage(message, [...moved]);
}
