import { CancelledError } from "../errors.ts";
import { CANCELLED_AT, THREADS } from "./layout.ts";
import { givenTicket } from "./thread_ticket.ts";

let words: Int32Array | undefined;
let isTold = false;

/**
 * Tells this thread that it was asked to end, once: so that what it waits for while it cleans up is waited
 * for as ever.
 *
 * @throws {CancelledError} the first time after it was asked.
 */
export function throwIfCancelled(): void {
  const ticket = givenTicket();
  if (ticket === undefined || isTold) return; // nobody can cancel the main thread
  words ??= new Int32Array(ticket.buffer);
  const { thread } = ticket;
  if (Atomics.load(words, CANCELLED_AT + thread % THREADS) !== thread) return;
  isTold = true;
  throw new CancelledError("Cannot wait any longer: this thread was asked to end");
}
