import { QueueShutDown } from "../errors.ts";
import { localMemory } from "../memory/local_memory.ts";
import { Ledger, LEDGER_WORDS } from "./ledger.ts";
import { NOTHING, type Store } from "./store.ts";

/** Items in some order. */
export interface Items<T> {
  /** How many there are. */
  readonly length: number;
  /** Puts one in its place. */
  push(item: T): void;
  /** Takes the one whose turn it is; there is one. */
  take(): T;
}

/**
 * Items of one thread, by reference.
 *
 * `arrivals` and `departures` are how many were ever stored, and taken.
 */
export class LocalStore<T> implements Store<T, T> {
  readonly ledger: Ledger = new Ledger(localMemory.reserve(LEDGER_WORDS));
  readonly #Order: new () => Items<T>;
  #items: Items<T>;

  /**
   * Makes an empty store.
   *
   * @param limit How many items may be in it; 0 for any number.
   * @param Order What keeps the items in order.
   */
  constructor(limit: number, Order: new () => Items<T>) {
    this.ledger.limit.store(limit);
    this.#Order = Order;
    this.#items = new Order();
  }

  pack(item: T): T {
    return item;
  }

  keep(item: T): T {
    return item;
  }

  unpack(): void {}

  add(item: T): boolean {
    if (this.ledger.shut.load() !== 0) throw new QueueShutDown("put into");
    const limit = this.ledger.limit.load();
    if (limit > 0 && this.#items.length >= limit) return false;
    this.#items.push(item);
    this.ledger.arrivals.cell.add(1);
    return true;
  }

  take(): T | typeof NOTHING {
    if (this.#items.length === 0) return NOTHING;
    const item = this.#items.take();
    this.ledger.departures.cell.add(1);
    return item;
  }

  size(): number {
    return this.#items.length;
  }

  total(): number {
    return this.ledger.arrivals.cell.load();
  }

  shut(): void {
    this.ledger.shut.store(1);
  }

  clear(): number {
    const { length } = this.#items;
    this.#items = new this.#Order();
    this.ledger.departures.cell.add(length);
    return length;
  }

  release(): void {
    this.clear();
  }
}
