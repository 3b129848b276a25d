import type { Cell } from "./cell.ts";

/**
 * Where state lives, and so who can see it: one thread, the threads of one process, or processes.
 */
export type MemoryKind = "local" | "shared" | "mapped";

/** One of the places where locks, queues and values may live. */
export interface Memory {
  /** Who can see it. */
  readonly kind: MemoryKind;
  /**
   * The number of this thread among those who see the memory: 1 to 2²⁹. In mapped memory it is the
   * thread's number in the system; the pid on a main thread.
   */
  readonly me: number;
  /**
   * Whether a thread has not ended.
   *
   * @param thread What was `me` there.
   */
  isAlive(thread: number): boolean;
  /**
   * Whether a process has been ended by force: one that ends by itself keeps what it holds on purpose.
   * `false` for the threads of one process, which cannot be killed.
   *
   * @param thread What was `me` there.
   */
  wasKilled(thread: number): boolean;
  /**
   * Takes zeroed words.
   *
   * @param words How many.
   * @throws {RangeError} if there is no room.
   */
  reserve(words: number): Region;
}

/** Some words of a memory that belong together, such as the state of one lock. */
export interface Region {
  /** Where it lies. */
  readonly memory: Memory;
  /** The cell on word number `index`. */
  cell(index: number): Cell;
  /** Gives the words back; nobody may use them any more. */
  release(): void;
}
