/**
 * How an item gets into a store, once it is packed: it is added, or unpacked again.
 *
 * @module
 */

import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import type { Ledger } from "./ledger.ts";

/** What of a store takes part. */
interface Destination<P> {
  readonly ledger: Ledger;
  keep(packed: P): P;
  unpack(packed: P): void;
}

/** Adds an item: see `Store.add()`. */
type Add<P> = (packed: P) => boolean;

/**
 * Adds an item at once, unless there is no room or others wait who came before; then it is still packed.
 *
 * @returns Whether it was added.
 */
export function deliverNow<P>(to: Destination<P>, packed: P, add: Add<P>): boolean {
  try {
    return to.ledger.departures.now(() => add(packed));
  } catch (error) {
    to.unpack(packed);
    throw error;
  }
}

/**
 * Adds an item as soon as there is room.
 *
 * @returns Whether it was added in time.
 */
export async function deliver<P>(
  to: Destination<P>,
  packed: P,
  add: Add<P>,
  options: WaitOptions,
): Promise<boolean> {
  const kept = to.keep(packed);
  let added = false;
  try {
    return added = await to.ledger.departures.until(() => add(kept), options);
  } finally {
    if (!added) to.unpack(kept);
  }
}

/** The same; blocks the thread meanwhile, in which nobody else packs anything. */
export function deliverSync<P>(
  to: Destination<P>,
  packed: P,
  add: Add<P>,
  options: SyncWaitOptions,
): boolean {
  let added = false;
  try {
    return added = to.ledger.departures.untilSync(() => add(packed), options);
  } finally {
    if (!added) to.unpack(packed);
  }
}
