import { InvalidStateError, QueueEmpty, QueueFull, QueueShutDown } from "../errors.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { deliver, deliverNow, deliverSync } from "./deliver.ts";
import { Pending } from "./pending.ts";
import { NOTHING, type Store } from "./store.ts";

const done = Promise.resolve();

/**
 * The store of a queue, for the classes above.
 *
 * @throws {InvalidStateError} after its memory was given back.
 */
export let storeOf: <T>(queue: SimpleQueue<T>) => Store<T>;
/** The calls of a queue that wait, for the classes above. */
export let pendingOf: <T>(queue: SimpleQueue<T>) => Pending;

/**
 * A line of items: some put them in, others get them out, and wait for each other.
 *
 * - Waits: `put()` for room, if there is a limit; `get()` for an item. The forms without `Sync` let others
 *   run meanwhile.
 * - Order: first in, first out; so the items of one producer stay in order. Those of one thread who wait
 *   get their turn in the order in which they came; between threads, whoever comes first.
 * - Abort: what was to be put was not, and nothing was got.
 * - Memory: some KiB, and what lies in it, until it is disposed of. One that is merely forgotten keeps it as
 *   long as there is anybody who could have it.
 *
 * An item is in the queue when `put()` returns, all of it: nobody has to stay until it is read, and who
 * dies afterwards takes nothing with it. Who dies while it puts has put nothing; who dies while it gets
 * has taken nothing, or has its item already.
 *
 * @typeParam T The items.
 *
 * @internal
 */
export class SimpleQueue<T = unknown> implements Disposable {
  readonly #store: Store<T>;
  readonly #pending = new Pending();
  #closed = false;
  #released = false;

  static {
    storeOf = (queue) => {
      if (!queue.#released) return queue.#store;
      throw new InvalidStateError("Cannot use the queue: its memory was given back");
    };
    pendingOf = (queue) => queue.#pending;
  }

  /** Made by the doors, which say where the items are kept. */
  constructor(store: Store<T>) {
    this.#store = store;
  }

  /**
   * Puts an item in; waits for room.
   *
   * @param item What to put.
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @throws {QueueFull} if there was no room in time.
   * @throws {QueueShutDown} if the queue was shut down, also meanwhile.
   * @throws {InvalidStateError} after `close()`.
   * @throws {TypeError} if the item cannot be sent; the queue goes on.
   * @throws {RangeError} if there is no shared memory left.
   */
  put(item: T, options: WaitOptions = {}): Promise<void> {
    try {
      options.signal?.throwIfAborted();
      const packed = this.#pack(item);
      return deliverNow(this.#store, packed, this.#add) ? done : this.#putLater(packed, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Puts an item in; blocks the thread until there is room.
   *
   * @param item What to put.
   * @param options `timeout` in milliseconds (for ever if not given).
   * @throws {Error} as `put()` does.
   * @throws {InvalidStateError} among coroutines, if it would have to wait.
   */
  putSync(item: T, options: SyncWaitOptions = {}): void {
    if (!deliverSync(this.#store, this.#pack(item), this.#add, options)) throw new QueueFull();
  }

  /**
   * Takes the next item; waits for one.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns The item.
   * @throws {QueueEmpty} if there was none in time.
   * @throws {QueueShutDown} if the queue was shut down and is empty.
   * @throws {InvalidStateError} after `close()`.
   * @throws {TypeError} if the item cannot be read here, because its class is not known; it stays where it
   *   is, for one who can.
   */
  async get(options: WaitOptions = {}): Promise<T> {
    let item: T | typeof NOTHING = NOTHING;
    const take = (): boolean => (item = this.#take()) !== NOTHING;
    const getting = this.#store.ledger.arrivals.until(take, options);
    if (!await this.#pending.during(getting)) throw new QueueEmpty();
    return item as T;
  }

  /**
   * Takes the next item; blocks the thread until there is one.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns The item.
   * @throws {Error} as `get()` does.
   * @throws {InvalidStateError} among coroutines, if it would have to wait.
   */
  getSync(options: SyncWaitOptions = {}): T {
    let item: T | typeof NOTHING = NOTHING;
    const take = (): boolean => (item = this.#take()) !== NOTHING;
    if (!this.#store.ledger.arrivals.untilSync(take, options)) throw new QueueEmpty();
    return item as T;
  }

  /**
   * Takes the next item if there is one.
   *
   * @throws {QueueEmpty} if there is none.
   * @throws {Error} as `get()` does.
   */
  getNowait(): T {
    return this.getSync({ timeout: 0 });
  }

  /** How many items are in it. Others may have changed that already. */
  qsize(): number {
    return storeOf(this).size();
  }

  /** Whether nothing is in it. Others may have changed that already. */
  empty(): boolean {
    return storeOf(this).size() === 0;
  }

  /** Ends it for this thread: it will neither put nor get, and who waits here to do so waits in vain. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wakeAll();
  }

  /** Whether `close()` was called here. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Closes it and gives its memory back. For who made it, once nobody else uses it. */
  [Symbol.dispose](): void {
    if (this.#released) return;
    this.close();
    this.#released = true;
    this.#wakeAll();
    this.#pending.afterwards(() => {
      this.#store.release();
      this.#store.ledger.region.release();
    });
  }

  #wakeAll(): void {
    if (!this.#pending.some) return;
    const { arrivals, departures, done } = this.#store.ledger;
    for (const notice of [arrivals, departures, done]) notice.alarm();
  }

  #pack(item: T): unknown {
    this.#checkOpen("put into");
    return this.#store.pack(item);
  }

  readonly #add = (packed: unknown): boolean => {
    this.#checkOpen("put into");
    if (!this.#store.add(packed)) return false;
    this.#store.ledger.arrivals.announce();
    return true;
  };

  async #putLater(packed: unknown, options: WaitOptions): Promise<void> {
    const putting = deliver(this.#store, packed, this.#add, options);
    if (!await this.#pending.during(putting)) throw new QueueFull();
  }

  #take(): T | typeof NOTHING {
    this.#checkOpen("get from");
    const { ledger } = this.#store;
    // Asked before the look at the items, of which the last may have come before the end.
    const isShut = ledger.shut.load() !== 0;
    const item = this.#store.take();
    if (item !== NOTHING) ledger.departures.announce();
    else if (isShut) throw new QueueShutDown("get from");
    return item;
  }

  #checkOpen(action: string): void {
    if (this.#closed) throw new InvalidStateError(`Cannot ${action} the queue: it is closed`);
  }
}
