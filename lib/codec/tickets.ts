/**
 * What a message takes along that is counted while it is on its way, such as the end of a pipe: it must
 * not look as if nobody had it between the moment when its sender lets go of it and its arrival.
 *
 * @module
 */

import type { Destination } from "./registry.ts";

/** One thing that is on its way. */
export interface Ticket {
  /**
   * Says who will receive it: if that ends before, it is not on its way any more.
   *
   * @param receiver The pid of a process, or the number of a thread of this one.
   */
  address(receiver: number, kind: Destination): void;
  /** Says that it will not arrive: the message was not sent. */
  withdraw(): void;
}

let issued: Ticket[] | undefined;
let arrived: Disposable[] | undefined;

/** Takes note of a ticket; called by a handle's `toData()`. */
export function issueTicket(ticket: Ticket): void {
  issued?.push(ticket);
}

/** Takes note of what has a ticket and has arrived; called by a handle's `fromData()`. */
export function arrive(object: Disposable): void {
  arrived?.push(object);
}

/**
 * Collects the tickets of a message.
 *
 * @param encode Makes the message. If it throws, what it issued is withdrawn.
 */
export function collectTickets<T>(encode: () => T): { message: T; tickets: readonly Ticket[] } {
  const outer = issued;
  const tickets: Ticket[] = issued = [];
  try {
    return { message: encode(), tickets };
  } catch (error) {
    for (const ticket of tickets) ticket.withdraw();
    throw error;
  } finally {
    issued = outer;
  }
}

/**
 * Lets go of what a message has brought that nobody wants.
 *
 * @param decode Reads the message. What it throws is of no interest any more.
 */
export function discard(decode: () => unknown): void {
  const outer = arrived;
  const objects: Disposable[] = arrived = [];
  try {
    decode();
  } catch {
    // Something in it cannot be read here; the rest has arrived.
  } finally {
    arrived = outer;
  }
  for (const object of objects) object[Symbol.dispose]();
}
