import type { Destination } from "../codec/registry.ts";
import type { Cell } from "../memory/cell.ts";
import type { Region } from "../memory/memory.ts";

/** How many may hold one end at a time. */
const SLOTS = 31;
/** How many words of a region they take. */
export const HOLDER_WORDS = SLOTS + 1;

/** In a slot: an end that is on its way, nobody knows to whom. */
const UNDERWAY = -1;
/** In a slot, added to the number of a thread: an end that is on its way to it. */
const ADDRESSED = 1 << 30;

/**
 * Who has one end of a pipe: a table of slots in shared memory.
 *
 * ```text
 *      0             1 … 31
 *   slots used   0   free
 *                n   held by thread n
 *                −1  on its way in a message; counts as held, however long that takes
 *   n | ADDRESSED    on its way to thread n, which is known by its number; held while that lives
 * ```
 * Each object that is made for the end, in whatever thread, has a slot of its own, and is counted among all
 * who use the pipe. A slot whose thread has ended is found by whoever looks for the dead.
 */
export class Holders {
  readonly #region: Region;
  readonly #first: number;
  readonly #users: Cell;
  readonly #cells: Cell[] = [];

  /**
   * Makes the view of a table.
   *
   * @param first The number of its first word in the region.
   * @param users How many slots are taken, here and in the table of the other end.
   */
  constructor(region: Region, first: number, users: Cell) {
    this.#region = region;
    this.#first = first;
    this.#users = users;
  }

  /** Takes a slot for this thread. */
  hold(): number {
    return this.#take(this.#region.memory.me);
  }

  /** Takes a slot for an end that is being sent. */
  send(): number {
    return this.#take(UNDERWAY);
  }

  /** Says to whom it is being sent: a process or a thread of this one, by its number. */
  address(slot: number, receiver: number, kind: Destination): void {
    const { memory } = this.#region;
    // In memory of processes, a thread that has not begun has no number yet; its process has one.
    const thread = memory.kind === "mapped" && kind === "thread" ? memory.me : receiver;
    this.#cell(slot).compareExchange(UNDERWAY, thread | ADDRESSED);
  }

  /** Makes the slot of an end that has arrived this thread's own; takes another if that has arrived before. */
  receive(slot: number): number {
    const cell = this.#cell(slot);
    const sent = cell.load();
    const isSent = sent === UNDERWAY || (sent & ADDRESSED) !== 0;
    const { me } = this.#region.memory;
    return isSent && cell.compareExchange(sent, me) === sent ? slot : this.hold();
  }

  /** Hands a slot of one thread over to another, unless that was done. */
  bequeath(slot: number, from: number, to: number): void {
    this.#cell(slot).compareExchange(from, to);
  }

  /** Gives a slot back; its holder is counted until `PipeWords.leave()`. */
  leave(slot: number): void {
    this.#cell(slot).store(0);
  }

  /** Whether there seem to be any: those who have died count until `bury()`. */
  get some(): boolean {
    for (let slot = this.#used; slot > 0; slot--) {
      if (this.#cell(slot).load() !== 0) return true;
    }
    return false;
  }

  /** Gives back the slots of those who have ended. Asks the system, which takes time. */
  bury(): void {
    const { memory } = this.#region;
    for (let slot = this.#used; slot > 0; slot--) {
      const cell = this.#cell(slot);
      const holder = cell.load();
      if (holder <= 0 || memory.isAlive(holder & ~ADDRESSED)) continue;
      // Whoever asks is counted too, so this is never the last one.
      if (cell.compareExchange(holder, 0) === holder) this.#users.add(-1);
    }
  }

  get #used(): number {
    return this.#cell(0).load();
  }

  #take(value: number): number {
    this.#users.add(1);
    return this.#find(value) ?? (this.bury(), this.#find(value)) ?? this.#refuse();
  }

  #find(value: number): number | undefined {
    for (let slot = 1; slot <= SLOTS; slot++) {
      // Those who look for holders must find the slot as soon as it has one.
      for (let used; (used = this.#used) < slot;) this.#cell(0).compareExchange(used, slot);
      if (this.#cell(slot).compareExchange(0, value) === 0) return slot;
    }
    return undefined;
  }

  #refuse(): never {
    this.#users.add(-1);
    throw new RangeError(
      `Cannot share the end of a pipe: ${SLOTS} others have it already; close what nobody uses`,
    );
  }

  #cell(slot: number): Cell {
    return this.#cells[slot] ??= this.#region.cell(this.#first + slot);
  }
}
