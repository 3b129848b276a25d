import type {
  JoinableQueue,
  LifoQueue,
  PriorityQueue,
  Queue,
  SimpleQueue,
} from "../channels/between_coroutines.ts";
import { SimpleQueue as ProcessQueue } from "../channels/between_processes.ts";
import type { Sortable } from "../channels/sort_key.ts";
import { ConnectionLostError } from "../errors.ts";
import type {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Semaphore,
} from "../sync/between_coroutines.ts";
import { currentProcess } from "../workers/family.ts";
import { Process } from "../workers/process.ts";
import type { Address } from "../channels/address.ts";
import type { WaitOptions } from "../waiting.ts";
import type { Asked } from "./client.ts";
import { clientOf, forgetManager, rememberKey } from "./clients.ts";
import type { KeptDict, KeptList, KeptNamespace, KeptValue, Kind } from "./kept.ts";
import { serveManager } from "./manager_process.ts";
import { proxyOf, type Remote } from "./proxy.ts";

/** How to start a manager. */
export interface ManagerOptions {
  /** Where it shall listen. @default {a socket that only this machine sees} */
  readonly address?: Address | undefined;
  /** What clients must have. @default {the key that this process and all its children have} */
  readonly authKey?: Uint8Array | undefined;
}

/** How long a manager may take to end, in milliseconds, as in Python's. */
const PATIENCE = 1000;

/** How to reach a manager that was started elsewhere. */
export interface ManagerConnection extends WaitOptions {
  /** Where it listens. */
  readonly address: Address;
  /** What it asks for. @default {the key that this process and its family have} */
  readonly authKey?: Uint8Array | undefined;
}

/** A `dict` in a manager; `for await` gives its keys. */
export type DictProxy<K = unknown, V = unknown> = Remote<KeptDict<K, V>> & AsyncIterable<K>;
/** A `list` in a manager. */
export type ListProxy<T = unknown> = Remote<KeptList<T>> & AsyncIterable<T>;
/** A `Namespace` in a manager. */
export type NamespaceProxy = Remote<KeptNamespace>;
/** A `Value` in a manager. */
export type ValueProxy<T = unknown> = Remote<KeptValue<T>>;
/** A `Lock` or `RLock` in a manager. */
export type LockProxy = Pick<Remote<Lock>, "acquire" | "release" | "locked">;

/**
 * Objects in a process of their own, which any number of other processes use at once.
 *
 * A manager makes an object and gives a proxy of it. The proxy's methods are called in the manager, one
 * after the other, so each is one step; each gives a promise. (There is no form that blocks: a call goes
 * over a socket.) A proxy travels: as an argument of a `Process`, in a queue, or into another object of the
 * manager. What is no proxy is copied on the way: to change a list inside a dict, put a proxy of a list
 * there.
 *
 * Only who has the key is let in; each connection is checked on both sides.
 *
 * @example Counting words, together
 * ```ts
 * import { Manager } from "interleave/managers";
 * import { assertEquals } from "@std/assert";
 *
 * await using manager = await Manager.start();
 * const words = await manager.dict<string, number>();
 * await words.set("sing", 1);
 * await words.update([["dance", 2]]);
 * assertEquals(await words.items(), [["sing", 1], ["dance", 2]]);
 * ```
 */
export class Manager implements AsyncDisposable {
  /** Where it listens. */
  readonly address: Address;
  readonly #process: Process | null;

  private constructor(address: Address, process: Process | null) {
    this.address = address;
    this.#process = process;
  }

  /**
   * Starts a manager, in a process that ends with this one.
   *
   * @param options `address`, `authKey`.
   * @throws {ConnectionLostError} if it ends before it listens, for example because somebody else listens
   *   there; the reason is on stderr.
   */
  static async start(options: ManagerOptions = {}): Promise<Manager> {
    const { address = null, authKey = currentProcess().authKey } = options;
    using ready = new ProcessQueue<Address>();
    const process = new Process({
      module: new URL("./manager_process.ts", import.meta.url).href,
      target: serveManager,
      args: [address, authKey, ready],
      name: "Manager",
      daemon: true,
    });
    process.start();
    const listening = new AbortController();
    const ended = process.join({ signal: listening.signal }).then(() => {
      throw new ConnectionLostError("Cannot start the manager: it has ended before it listened");
    });
    ended.catch(() => {});
    try {
      const found = await Promise.race([ready.get({ signal: listening.signal }), ended]);
      rememberKey(found, authKey);
      return new Manager(found, process);
    } finally {
      listening.abort();
    }
  }

  /**
   * Connects to a manager, here or on another machine.
   *
   * @param connection `address`, `authKey`; `timeout` in milliseconds (for ever if not given), `signal` to
   *   give up.
   * @throws {ConnectionLostError} if nobody listens there.
   * @throws {AuthenticationError} if the keys are different.
   * @throws {TimeoutError} if it did not let us in in time.
   */
  static async connect(connection: ManagerConnection): Promise<Manager> {
    const { address, authKey } = connection;
    if (authKey !== undefined) rememberKey(address, authKey);
    await clientOf(address, connection);
    return new Manager(address, null);
  }

  /** Makes a dict. Keys are texts, numbers and booleans. */
  async dict<K = unknown, V = unknown>(
    pairs: Iterable<readonly [K, V]> = [],
  ): Promise<DictProxy<K, V>> {
    return await this.#make("dict", [...pairs]) as DictProxy<K, V>;
  }

  /** Makes a list. */
  async list<T = unknown>(items: Iterable<T> = []): Promise<ListProxy<T>> {
    return await this.#make("list", [...items]) as ListProxy<T>;
  }

  /** Makes an array: a list of numbers, by another name. */
  async array(items: Iterable<number>): Promise<ListProxy<number>> {
    return await this.#make("array", [...items]) as ListProxy<number>;
  }

  /** Makes a namespace: values with names. */
  async namespace(values: Readonly<Record<string, unknown>> = {}): Promise<NamespaceProxy> {
    return await this.#make("namespace", values) as NamespaceProxy;
  }

  /** Makes a value. */
  async value<T>(value: T): Promise<ValueProxy<T>> {
    return await this.#make("value", value) as ValueProxy<T>;
  }

  /** Makes a lock. */
  async lock(): Promise<LockProxy> {
    return await this.#make("lock") as LockProxy;
  }

  /** Makes a lock that the process which holds it may acquire again. */
  async rLock(): Promise<LockProxy> {
    return await this.#make("rLock") as LockProxy;
  }

  /** Makes a semaphore. */
  async semaphore(value = 1): Promise<Remote<Semaphore>> {
    return await this.#make("semaphore", value) as Remote<Semaphore>;
  }

  /** Makes a semaphore that never has more permits than in the beginning. */
  async boundedSemaphore(value = 1): Promise<Remote<BoundedSemaphore>> {
    return await this.#make("boundedSemaphore", value) as Remote<BoundedSemaphore>;
  }

  /** Makes a condition. */
  async condition(): Promise<Remote<Condition>> {
    return await this.#make("condition") as Remote<Condition>;
  }

  /** Makes an event. */
  async event(): Promise<Remote<Event>> {
    return await this.#make("event") as Remote<Event>;
  }

  /** Makes a barrier. */
  async barrier(parties: number): Promise<Remote<Barrier>> {
    return await this.#make("barrier", parties) as Remote<Barrier>;
  }

  /** Makes a queue. */
  async queue<T = unknown>(maxSize = 0): Promise<Remote<Queue<T>>> {
    return await this.#make("queue", maxSize) as Remote<Queue<T>>;
  }

  /** Makes a queue that knows what is not done yet. */
  async joinableQueue<T = unknown>(maxSize = 0): Promise<Remote<JoinableQueue<T>>> {
    return await this.#make("joinableQueue", maxSize) as Remote<JoinableQueue<T>>;
  }

  /** Makes a simple queue. */
  async simpleQueue<T = unknown>(): Promise<Remote<SimpleQueue<T>>> {
    return await this.#make("simpleQueue") as Remote<SimpleQueue<T>>;
  }

  /** Makes a queue that gives the newest item first. */
  async lifoQueue<T = unknown>(maxSize = 0): Promise<Remote<LifoQueue<T>>> {
    return await this.#make("lifoQueue", maxSize) as Remote<LifoQueue<T>>;
  }

  /** Makes a queue that gives the smallest item first. */
  async priorityQueue<T extends Sortable = Sortable>(
    maxSize = 0,
  ): Promise<Remote<PriorityQueue<T>>> {
    return await this.#make("priorityQueue", maxSize) as Remote<PriorityQueue<T>>;
  }

  /**
   * Finds an object that the manager's server exposes by a name.
   *
   * @typeParam T What it is.
   * @throws {ReferenceError} if it exposes none of that name.
   */
  async find<T>(name: string): Promise<Remote<T>> {
    const object = await this.#ask(["find", name]) as number;
    return proxyOf<T>({ address: this.address, object, kind: "" });
  }

  /**
   * Ends the manager and all its objects; for one that was started here. Otherwise, and afterwards, ends
   * the connection. Proxies then fail with a `ConnectionLostError`.
   *
   * A manager that has not ended a second after it was asked to is killed.
   */
  async shutdown(): Promise<void> {
    if (this.#process?.isAlive()) {
      this.#ask(["stop"]).catch(() => {/* Whatever it says: it ends. */});
      if (!await this.#process.join({ timeout: PATIENCE })) {
        this.#process.kill();
        await this.#process.join();
      }
    }
    await forgetManager(this.address);
  }

  /** Shuts it down. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
  }

  async #make(kind: Kind, ...args: readonly unknown[]): Promise<unknown> {
    const object = await this.#ask(["make", kind, args]) as number;
    return proxyOf({ address: this.address, object, kind });
  }

  async #ask(request: Asked): Promise<unknown> {
    return await (await clientOf(this.address)).ask(request);
  }
}
