import { decode } from "../codec/codec.ts";
import { QueueShutDown } from "../errors.ts";
import type { Arena, ArenaRegion } from "../memory/arena.ts";
import type { Cell } from "../memory/cell.ts";
import { Latch } from "../memory/latch.ts";
import { Ledger, LEDGER_WORDS } from "./ledger.ts";
import { destinationIn, discardMessage, keep, pack, type Parcel, unpack } from "./message.ts";
import { compareKeys, sortKey } from "./sort_key.ts";
import { NOTHING, type Store } from "./store.ts";
import { tellReceived, tellSent, timeToSend } from "./traffic.ts";

/** How many lists there are, each with about a quarter of the nodes of the one below. */
const LISTS = 8;
const DIRTY_AT = LEDGER_WORDS;
const FIRST_AT = LEDGER_WORDS + 1;
/** How many words of its region the store uses. */
const WORDS = FIRST_AT + LISTS;

/** The words of a node, relative to where it begins. */
const HEIGHT = 0, KEY_LENGTH = 1, LENGTH = 2, PLACE = 3, NEXT = 4;

/** What comes out first: the least, or what was put last. */
export type Rank = "least" | "last";

/** An item that is ready to be stored. */
interface Ranked extends Parcel {
  readonly key: Uint8Array;
}

/**
 * Items in order, in memory that others see: a skip list.
 *
 * ```text
 *   first[1] ─────────────────────► node ──────────────► 0        node │ height │ key length │ length
 *   first[0] ──► node ──► node ──► node ──► node ──► 0                │ place │ next[0] … │ key … │ …
 * ```
 * Behind the key lies the message; `place` is how many were stored before. The lowest list has all nodes and is the truth; those above are short cuts, and may lack some. So storing
 * takes effect with the one write that puts the node into the lowest list, and taking with the one that
 * moves `first[0]` on. Who is killed before that leaves everything as it was, but for memory that nobody
 * has. The two counts, `arrivals` and `departures`, are put right by the next one if it finds `dirty` set.
 *
 * Source: William Pugh, "Skip Lists: A Probabilistic Alternative to Balanced Trees" (1990), with p = 1/4.
 */
export class RankedStore<T> implements Store<T, Ranked> {
  readonly ledger: Ledger;
  readonly #arena: Arena;
  readonly #rank: Rank;
  readonly #latch: Latch;
  readonly #dirty: Cell;
  /** The number of the word `first[0]`. */
  readonly #first: number;

  /** Makes the view of a store that lies in a region. */
  constructor(region: ArenaRegion, rank: Rank) {
    this.ledger = new Ledger(region);
    this.#arena = region.memory;
    this.#rank = rank;
    this.#latch = new Latch(this.ledger.arrivalsLatch, region.memory);
    this.#dirty = region.cell(DIRTY_AT);
    this.#first = region.start + FIRST_AT;
  }

  /** Makes a new store. */
  static create<T>(memory: Arena, rank: Rank, limit: number): RankedStore<T> {
    const store = new RankedStore<T>(memory.reserve(WORDS), rank);
    store.ledger.limit.store(limit);
    return store;
  }

  pack(item: T): Ranked {
    const key = this.#rank === "last" ? new Uint8Array() : sortKey(item);
    return { key, ...pack(item, destinationIn(this.#arena)) };
  }

  keep(item: Ranked): Ranked {
    return { key: item.key, ...keep(item) };
  }

  unpack(item: Ranked): void {
    unpack(item);
  }

  add(item: Ranked): boolean {
    const at = timeToSend();
    let place = 0;
    const added = this.#change(() => {
      if (this.ledger.shut.load() !== 0) throw new QueueShutDown("put into");
      const limit = this.ledger.limit.load();
      if (limit > 0 && this.size() >= limit) return false;
      place = this.total();
      this.#link(this.#write(item), item.key);
      this.ledger.arrivals.cell.add(1);
      return true;
    });
    if (added) tellSent(this.ledger, place, item, at);
    return added;
  }

  take(): T | typeof NOTHING {
    const { words } = this.#arena;
    if (words[this.#first] === 0) return NOTHING;
    let place = 0;
    const item = this.#change(() => {
      const node = words[this.#first]!;
      if (node === 0) return NOTHING;
      const item = decode(this.#messageOf(node)) as T;
      place = words[node + PLACE]!;
      this.#drop(node);
      return item;
    });
    if (item !== NOTHING) tellReceived(this.ledger, place);
    return item;
  }

  size(): number {
    const departed = this.ledger.departures.cell.load();
    return (this.ledger.arrivals.cell.load() - departed) | 0;
  }

  total(): number {
    return this.ledger.arrivals.cell.load();
  }

  shut(): void {
    this.#latch.run(() => this.ledger.shut.store(1));
  }

  clear(): number {
    const { words } = this.#arena;
    return this.#change(() => {
      let dropped = 0;
      for (let node; (node = words[this.#first]!) !== 0; dropped++) {
        discardMessage(this.#messageOf(node));
        this.#drop(node);
      }
      return dropped;
    });
  }

  release(): void {
    this.clear();
  }

  /** Runs steps that others must not see half done, and puts right what a dead one has left so. */
  #change<R>(steps: () => R): R {
    return this.#latch.run(() => {
      if (this.#dirty.load() !== 0) this.#recount();
      this.#dirty.store(1);
      try {
        return steps();
      } finally {
        this.#dirty.store(0);
      }
    });
  }

  #recount(): void {
    const { words } = this.#arena;
    const { arrivals, departures } = this.ledger;
    let count = 0;
    for (let at = words[this.#first]!; at !== 0; at = words[at + NEXT]!) count++;
    // One too few were counted, either way.
    const counted = this.size();
    if (count > counted) arrivals.cell.add(count - counted);
    if (count < counted) departures.cell.add(counted - count);
  }

  /** Writes a node that is in no list yet. */
  #write({ key, message }: Ranked): number {
    const { words, bytes, allocator } = this.#arena;
    const height = this.#rank === "last" ? 1 : randomHeight();
    const node = allocator.allocate(NEXT + height + wordsOf(key.length) + wordsOf(message.length));
    words[node + HEIGHT] = height;
    words[node + KEY_LENGTH] = key.length;
    words[node + LENGTH] = message.length;
    words[node + PLACE] = this.total();
    bytes.set(key, this.#keyOf(node));
    bytes.set(message, this.#messageStart(node));
    return node;
  }

  #link(node: number, key: Uint8Array): void {
    const { words } = this.#arena;
    const before: number[] = [];
    let lists = this.#first;
    for (let list = LISTS - 1; list >= 0; list--) {
      for (let next; (next = words[lists + list]!) !== 0 && this.#isBehind(key, next);) {
        lists = next + NEXT;
      }
      before[list] = lists + list;
    }
    for (let list = 0; list < words[node + HEIGHT]!; list++) {
      words[node + NEXT + list] = words[before[list]!]!;
      words[before[list]!] = node;
    }
  }

  /** Whether what has a key comes out after a node. */
  #isBehind(key: Uint8Array, node: number): boolean {
    if (this.#rank === "last") return false;
    const { words, bytes } = this.#arena;
    return compareKeys(key, bytes, this.#keyOf(node), words[node + KEY_LENGTH]!) >= 0;
  }

  /** Takes the first node out. */
  #drop(node: number): void {
    const { words, allocator } = this.#arena;
    const height = words[node + HEIGHT]!;
    for (let list = height - 1; list >= 0; list--) {
      if (words[this.#first + list] === node) {
        words[this.#first + list] = words[node + NEXT + list]!;
      }
    }
    this.ledger.departures.cell.add(1);
    const end = this.#messageStart(node) / 4 + wordsOf(words[node + LENGTH]!);
    allocator.release(node, end - node);
  }

  /** Where the key of a node begins, in bytes. */
  #keyOf(node: number): number {
    return 4 * (node + NEXT + this.#arena.words[node + HEIGHT]!);
  }

  #messageOf(node: number): Uint8Array {
    const start = this.#messageStart(node);
    return this.#arena.bytes.subarray(start, start + this.#arena.words[node + LENGTH]!);
  }

  /** Where the message of a node begins, in bytes. */
  #messageStart(node: number): number {
    return this.#keyOf(node) + 4 * wordsOf(this.#arena.words[node + KEY_LENGTH]!);
  }
}

function randomHeight(): number {
  // Two leading zeros of 32 random bits: one in four.
  return Math.min(LISTS, 1 + (Math.clz32(Math.random() * 2 ** 32) >>> 1));
}

function wordsOf(bytes: number): number {
  return (bytes + 3) >>> 2;
}
