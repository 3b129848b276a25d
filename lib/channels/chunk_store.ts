import { decode } from "../codec/codec.ts";
import { QueueShutDown } from "../errors.ts";
import type { Arena, ArenaRegion } from "../memory/arena.ts";
import type { Cell } from "../memory/cell.ts";
import { Latch } from "../memory/latch.ts";
import { Ledger, LEDGER_WORDS } from "./ledger.ts";
import { destinationIn, discardMessage, keep, pack, type Parcel, unpack } from "./message.ts";
import { NOTHING, type Store } from "./store.ts";
import { tellReceived, tellSent, timeToSend } from "./traffic.ts";

/** How many words of its region the store uses. */
export const CHUNK_STORE_WORDS = LEDGER_WORDS + 1;
const SPARES_AT = LEDGER_WORDS;

/** The words of a record, relative to where it begins. */
const LENGTH = 0, COUNT = 1, VOLUME = 2, CHUNK = 3, PAYLOAD = 4;
/** In place of a length: the record is the first one of the chunk whose number is the payload. */
const ELSEWHERE = -1;
/** The words of a chunk: its length in words, for spare ones a link and their depth, its first record. */
const WORDS = 0, LINK = 1, DEPTH = 2, FIRST = 4;
/** What must be left behind a record, in words: the beginning of the next one, and a number. */
const TAIL = PAYLOAD + 1;
/** How many chunks that were drained are kept for reuse: 4 MiB of the longest. */
const MOST_SPARE = 16;
/** The words of the first chunk of a queue, and of the longest. */
const SHORTEST_CHUNK = 1 << 10, LONGEST_CHUNK = 1 << 16;
/** Longer messages, in bytes, lie in a region of their own, so that no chunk has to be longer. */
const LONGEST_INLINE = 1 << 17;

/** What a limit counts: items, or the bytes in them. */
export type Measure = "items" | "bytes";

/**
 * First in, first out, in memory that others see: a chain of chunks that grows and shrinks.
 *
 * ```text
 *   departures ───────────┐                              ┌─────────── arrivals
 *   chunk  │ length │ … taken …│ record │ record │ ELSEWHERE ──► chunk │ length │ record │ next …
 *
 *   record │ length │ count │ volume │ chunk │ the message, in bytes …
 * ```
 * `departures` is the number of the word where the record begins that is taken next, `arrivals` where the
 * next one will begin; they are equal when there is none. `count` says how many records were stored before
 * this one, `volume` how many bytes were in them, `chunk` where the chunk begins: all three are written with
 * the record *before*, so that they are right at `arrivals` too.
 *
 * Chunks that were drained are used again: they hang on each other by their links, `depth` is how many.
 * More than a few are given back at once, all with the queue.
 *
 * Storing a record takes effect with the one write to `arrivals`, taking one with the one to `departures`.
 * Who is killed before that leaves everything as it was, but for memory that nobody has.
 */
export class ChunkStore<T> implements Store<T, Parcel> {
  readonly ledger: Ledger;
  readonly #arena: Arena;
  readonly #measure: Measure;
  readonly #arrivals: Cell;
  readonly #departures: Cell;
  readonly #adding: Latch;
  readonly #taking: Latch;
  /** The first of the chunks that can be used again, or 0. */
  readonly #spares: Cell;

  /** Makes the view of a store that lies in a region. */
  constructor(region: ArenaRegion, measure: Measure = "items") {
    const { memory } = region;
    this.ledger = new Ledger(region);
    this.#arena = memory;
    this.#measure = measure;
    this.#arrivals = this.ledger.arrivals.cell;
    this.#departures = this.ledger.departures.cell;
    this.#adding = new Latch(this.ledger.arrivalsLatch, memory);
    this.#taking = new Latch(this.ledger.departuresLatch, memory);
    this.#spares = region.cell(SPARES_AT);
  }

  /** Makes a new store. */
  static create<T>(memory: Arena, limit: number, measure: Measure = "items"): ChunkStore<T> {
    const store = new ChunkStore<T>(memory.reserve(CHUNK_STORE_WORDS), measure);
    const chunk = store.#allocate(SHORTEST_CHUNK);
    const at = store.#head(chunk + FIRST, 0, 0, chunk);
    store.#departures.store(at);
    store.#arrivals.store(at);
    store.ledger.limit.store(limit);
    return store;
  }

  pack(item: T): Parcel {
    return pack(item, destinationIn(this.#arena));
  }

  keep(parcel: Parcel): Parcel {
    return keep(parcel);
  }

  unpack(parcel: Parcel): void {
    unpack(parcel);
  }

  add(parcel: Pick<Parcel, "message" | "isRaw">): boolean {
    const at = timeToSend();
    let place = 0;
    const added = this.#adding.run(() => {
      if (this.ledger.shut.load() !== 0) throw new QueueShutDown("put into");
      if (this.#isFull()) return false;
      place = this.#arena.words[this.#arrivals.load() + COUNT]!;
      this.#arrivals.store(this.#write(parcel.message));
      return true;
    });
    if (added) tellSent(this.ledger, place, parcel, at);
    return added;
  }

  take(): T | typeof NOTHING {
    return this.read((message) => decode(message) as T);
  }

  /**
   * Takes the message whose turn it is.
   *
   * @param read Makes of it what is wanted; it stays if this throws.
   */
  read<R>(read: (message: Uint8Array) => R): R | typeof NOTHING {
    if (this.#departures.load() === this.#arrivals.load()) return NOTHING;
    let place = 0;
    const result = this.#taking.run(() => {
      const at = this.#departures.load();
      if (at === this.#arrivals.load()) return NOTHING;
      place = this.#arena.words[at + COUNT]!;
      return this.#leave(at, read);
    });
    if (result !== NOTHING) tellReceived(this.ledger, place);
    return result;
  }

  size(): number {
    // Departures first: they never overtake arrivals.
    const departed = this.#at(this.#departures, COUNT);
    return (this.#at(this.#arrivals, COUNT) - departed) | 0;
  }

  total(): number {
    return this.#at(this.#arrivals, COUNT);
  }

  shut(): void {
    this.#adding.run(() => this.ledger.shut.store(1));
  }

  clear(): number {
    return this.#taking.run(() => {
      let dropped = 0;
      for (let at; (at = this.#departures.load()) !== this.#arrivals.load(); dropped++) {
        this.#leave(at, discardMessage);
      }
      return dropped;
    });
  }

  release(): void {
    this.clear();
    const { words } = this.#arena;
    this.#free(words[this.#arrivals.load() + CHUNK]!);
    for (let chunk; (chunk = this.#takeSpare()) !== 0;) this.#free(chunk);
  }

  #isFull(): boolean {
    const limit = this.ledger.limit.load();
    if (limit === 0) return false;
    return (this.#measure === "items" ? this.size() : this.#inFlight()) >= limit;
  }

  /** How many bytes of messages there are. */
  #inFlight(): number {
    const departed = this.#at(this.#departures, VOLUME);
    return (this.#at(this.#arrivals, VOLUME) - departed) | 0;
  }

  /** Writes a record; returns where the next one begins. */
  #write(message: Uint8Array): number {
    const { words, bytes, allocator } = this.#arena;
    const { length } = message;
    const outside = length > LONGEST_INLINE;
    const size = PAYLOAD + (outside ? 1 : wordsOf(length));
    const here = this.#arrivals.load();
    const count = words[here + COUNT]!, volume = words[here + VOLUME]!;
    let at = here, chunk = words[here + CHUNK]!;
    if (here + size + TAIL > chunk + words[chunk + WORDS]!) {
      chunk = this.#chunkAfter(chunk, FIRST + size + TAIL);
      at = this.#head(chunk + FIRST, count, volume, chunk);
      words[here + PAYLOAD] = chunk;
      words[here + LENGTH] = ELSEWHERE;
    }
    words[at + LENGTH] = length;
    if (outside) {
      const region = allocator.allocate(wordsOf(length));
      bytes.set(message, 4 * region);
      words[at + PAYLOAD] = region;
    } else {
      bytes.set(message, 4 * (at + PAYLOAD));
    }
    return this.#head(at + size, count + 1, volume + length, chunk);
  }

  /** Takes the record at `departures`, after it was read. */
  #leave<R>(departures: number, read: (message: Uint8Array) => R): R {
    const { words, bytes, allocator } = this.#arena;
    const elsewhere = words[departures + LENGTH] === ELSEWHERE;
    const at = elsewhere ? words[departures + PAYLOAD]! + FIRST : departures;
    const length = words[at + LENGTH]!;
    const outside = length > LONGEST_INLINE;
    const payload = outside ? words[at + PAYLOAD]! : at + PAYLOAD;
    const result = read(bytes.subarray(4 * payload, 4 * payload + length));
    const left = words[departures + CHUNK]!;
    this.#departures.store(at + PAYLOAD + (outside ? 1 : wordsOf(length)));
    if (outside) allocator.release(payload, wordsOf(length));
    if (elsewhere) this.#retire(left);
    return result;
  }

  /** Writes what is known about a record before it is there. */
  #head(at: number, count: number, volume: number, chunk: number): number {
    const { words } = this.#arena;
    words[at + COUNT] = count;
    words[at + VOLUME] = volume;
    words[at + CHUNK] = chunk;
    return at;
  }

  /** The chunk that follows another, for at least `needed` words: a spare one, or one twice as long. */
  #chunkAfter(before: number, needed: number): number {
    const { words } = this.#arena;
    const spare = this.#takeSpare();
    if (spare !== 0 && words[spare + WORDS]! >= needed) return spare;
    this.#free(spare);
    let length = Math.min(2 * words[before + WORDS]!, LONGEST_CHUNK);
    while (length < needed) length *= 2;
    return this.#allocate(length);
  }

  /** Keeps a drained chunk for reuse, or gives it back. */
  #retire(chunk: number): void {
    const { words } = this.#arena;
    for (;;) {
      const spare = this.#spares.load();
      const depth = spare === 0 ? 0 : words[spare + DEPTH]!;
      if (depth >= MOST_SPARE) return this.#free(chunk);
      words[chunk + LINK] = spare;
      words[chunk + DEPTH] = depth + 1;
      if (this.#spares.compareExchange(spare, chunk) === spare) return;
    }
  }

  #takeSpare(): number {
    for (;;) {
      const spare = this.#spares.load();
      if (spare === 0) return 0;
      // Nobody else takes one of them, so it is still the first if it is the first.
      const next = this.#arena.words[spare + LINK]!;
      if (this.#spares.compareExchange(spare, next) === spare) return spare;
    }
  }

  #allocate(length: number): number {
    const chunk = this.#arena.allocator.allocate(length);
    this.#arena.words[chunk + WORDS] = length;
    return chunk;
  }

  #free(chunk: number): void {
    if (chunk === 0) return;
    this.#arena.allocator.release(chunk, this.#arena.words[chunk + WORDS]!);
  }

  /** A word of the record that a cell points to. */
  #at(cell: Cell, word: number): number {
    for (;;) {
      const at = cell.load();
      const value = this.#arena.words[at + word]!;
      // Unless the cell has moved on, nobody can have used the memory for something else.
      if (cell.load() === at) return value;
    }
  }
}

function wordsOf(bytes: number): number {
  return (bytes + 3) >>> 2;
}
