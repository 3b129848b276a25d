/**
 * What a manager keeps for others: the objects behind its proxies.
 *
 * @module
 */

import {
  JoinableQueue,
  LifoQueue,
  PriorityQueue,
  Queue,
  SimpleQueue,
} from "../channels/between_coroutines.ts";
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Semaphore,
} from "../sync/between_coroutines.ts";
import { InvalidStateError } from "../errors.ts";
import type { WaitOptions } from "../waiting.ts";

/**
 * A `dict`: pairs of a key and a value. Keys are texts, numbers and booleans.
 *
 * @internal
 */
export class KeptDict<K = unknown, V = unknown> extends Map<K, V> {
  /** The pairs, as a list. */
  items(): [K, V][] {
    return [...this];
  }

  /** The keys, as a list. */
  keyList(): K[] {
    return [...this.keys()];
  }

  /** The values, as a list. */
  valueList(): V[] {
    return [...this.values()];
  }

  /** How many pairs there are. */
  count(): number {
    return this.size;
  }

  /** Sets several pairs. */
  update(pairs: Iterable<readonly [K, V]>): void {
    for (const [key, value] of pairs) this.set(key, value);
  }

  /** Takes a pair out and gives its value. */
  pop(key: K): V | undefined {
    const value = this.get(key);
    this.delete(key);
    return value;
  }

  /** Gives the value of a key, which is set if it is not there. */
  setDefault(key: K, value: V): V {
    if (!this.has(key)) this.set(key, value);
    return this.get(key)!;
  }
}

/**
 * A `list`.
 *
 * @internal
 */
export class KeptList<T = unknown> {
  #items: T[];

  constructor(items: Iterable<T> = []) {
    this.#items = [...items];
  }

  get(index: number): T {
    return this.#items[this.#place(index)]!;
  }

  set(index: number, item: T): void {
    this.#items[this.#place(index)] = item;
  }

  append(item: T): void {
    this.#items.push(item);
  }

  extend(items: Iterable<T>): void {
    this.#items.push(...items);
  }

  insert(index: number, item: T): void {
    this.#items.splice(index, 0, item);
  }

  pop(index = -1): T {
    return this.#items.splice(this.#place(index), 1)[0]!;
  }

  slice(from?: number, to?: number): T[] {
    return this.#items.slice(from, to);
  }

  repeat(times: number): void {
    this.#items = Array.from({ length: Math.max(0, times) }, () => this.#items).flat();
  }

  reverse(): void {
    this.#items.reverse();
  }

  sort(): void {
    this.#items.sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
  }

  indexOf(item: T): number {
    return this.#items.indexOf(item);
  }

  count(): number {
    return this.#items.length;
  }

  clear(): void {
    this.#items = [];
  }

  #place(index: number): number {
    const place = index < 0 ? index + this.#items.length : index;
    if (Number.isInteger(place) && place >= 0 && place < this.#items.length) return place;
    throw new RangeError(`Cannot use element ${index}: the list has ${this.#items.length}`);
  }
}

/**
 * A `Namespace`: values with names.
 *
 * @internal
 */
export class KeptNamespace {
  readonly #values = new Map<string, unknown>();

  constructor(values: Readonly<Record<string, unknown>> = {}) {
    for (const [name, value] of Object.entries(values)) this.set(name, value);
  }

  get(name: string): unknown {
    this.#check(name);
    return this.#values.get(name);
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  delete(name: string): void {
    this.#check(name);
    this.#values.delete(name);
  }

  /** The values whose names do not begin with `_`. */
  shown(): Record<string, unknown> {
    return Object.fromEntries([...this.#values].filter(([name]) => !name.startsWith("_")));
  }

  #check(name: string): void {
    if (this.#values.has(name)) return;
    throw new ReferenceError(`Cannot find "${name}": the namespace has no such value`);
  }
}

/**
 * A `Value`: one value of any type.
 *
 * @internal
 */
export class KeptValue<T = unknown> {
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
  }

  /** Adds, in one step. */
  add(amount: T): T {
    const before = this.#value;
    this.#value = ((before as number) + (amount as number)) as T;
    return before;
  }
}

/** An `RLock`: whoever holds it may acquire it again. Who that is, is told by the connection. */
export class KeptRLock {
  readonly #lock = new Lock();
  #owner: unknown;
  #count = 0;

  /** The lock as one client sees it. */
  for(client: object): Pick<Lock, "acquire" | "release" | "locked"> {
    return {
      acquire: async (options?: WaitOptions): Promise<boolean> => {
        if (this.#owner !== client && !await this.#lock.acquire(options)) return false;
        this.#owner = client;
        this.#count++;
        return true;
      },
      release: (): void => {
        if (this.#owner !== client) {
          throw new InvalidStateError("Cannot release the lock: this process does not hold it");
        }
        if (--this.#count > 0) return;
        this.#owner = undefined;
        this.#lock.release();
      },
      locked: () => this.#lock.locked(),
    };
  }
}

/** What a manager can make, by name. */
export const KINDS = {
  dict: (pairs: Iterable<[unknown, unknown]> = []) => new KeptDict(pairs),
  list: (items?: Iterable<unknown>) => new KeptList(items),
  namespace: (values?: Record<string, unknown>) => new KeptNamespace(values),
  value: (value: unknown) => new KeptValue(value),
  array: (items: Iterable<unknown>) => new KeptList(items),
  lock: () => new Lock(),
  rLock: () => new KeptRLock(),
  semaphore: (value?: number) => new Semaphore(value),
  boundedSemaphore: (value?: number) => new BoundedSemaphore(value),
  condition: () => new Condition(),
  event: () => new Event(),
  barrier: (parties: number) => new Barrier(parties),
  queue: (maxSize?: number) => new Queue(maxSize),
  joinableQueue: (maxSize?: number) => new JoinableQueue(maxSize),
  simpleQueue: () => new SimpleQueue(),
  lifoQueue: (maxSize?: number) => new LifoQueue(maxSize),
  priorityQueue: (maxSize?: number) => new PriorityQueue(maxSize),
} as const;

/** The name of what a manager can make. */
export type Kind = keyof typeof KINDS;

/** For methods that wait: which of their arguments are the options of the wait. */
const WAITS: Readonly<Record<string, number>> = { acquire: 0, wait: 0, get: 0, put: 1, join: 0 };

/**
 * Which argument of a method are the options of a wait.
 *
 * @returns Its place; `undefined` if the method does not wait.
 */
export function waitOptionsOf(object: object, method: string): number | undefined {
  const isData = [KeptDict, KeptList, KeptNamespace, KeptValue].some((Data) =>
    object instanceof Data
  );
  return isData ? undefined : WAITS[method];
}
