import { InvalidStateError } from "../errors.ts";
import { SimpleQueue, storeOf } from "./simple_queue.ts";

/**
 * A `SimpleQueue` that may have a limit, and an end.
 *
 * @typeParam T The items.
 *
 * @internal
 */
export class Queue<T = unknown> extends SimpleQueue<T> {
  /** How many items may be in it at a time; 0 for any number. May be changed; what is in it stays. */
  get maxSize(): number {
    return storeOf(this).ledger.limit.load();
  }

  /** @throws {RangeError} if it is no integer from 0 to 2³¹−1. */
  set maxSize(value: number) {
    const { ledger } = storeOf(this);
    ledger.limit.store(checkSize(value));
    ledger.departures.alarm();
  }

  /**
   * Puts an item in if there is room.
   *
   * @throws {QueueFull} if there is none.
   * @throws {Error} as `put()` does.
   */
  putNowait(item: T): void {
    this.putSync(item, { timeout: 0 });
  }

  /** Whether as much is in it as may be. Others may have changed that already. */
  full(): boolean {
    return this.maxSize > 0 && this.qsize() >= this.maxSize;
  }

  /**
   * Ends the queue for all who have it: nothing more can be put; what is in it can still be got. Those who
   * wait get their item or a `QueueShutDown`.
   *
   * @param options `immediate` drops what is in it.
   */
  shutdown(options: { readonly immediate?: boolean | undefined } = {}): void {
    const store = storeOf(this);
    const { arrivals, departures, done } = store.ledger;
    store.shut();
    if (options.immediate) done.cell.add(store.clear());
    for (const notice of [arrivals, departures, done]) notice.alarm();
  }

  /**
   * Does nothing, as there is no thread to join: an item is in the queue when `put()` returns.
   *
   * @throws {InvalidStateError} before `close()`.
   */
  joinThread(): void {
    if (this.closed) return;
    throw new InvalidStateError(
      "Cannot join the queue's thread: the queue is open; call close() first",
    );
  }

  /** Does nothing: see `joinThread()`. */
  cancelJoinThread(): void {}
}

/**
 * Checks how many items a queue may have.
 *
 * @throws {RangeError} if it is no integer from 0 to 2³¹−1.
 */
export function checkSize(maxSize: number): number {
  if (Number.isInteger(maxSize) && maxSize >= 0 && maxSize < 2 ** 31) return maxSize;
  throw new RangeError(
    `Cannot make a queue of ${maxSize} items: give an integer from 0, for any number, to 2³¹−1`,
  );
}
