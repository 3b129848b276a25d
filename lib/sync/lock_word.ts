import type { Cell } from "../memory/cell.ts";
import type { Memory, Region } from "../memory/memory.ts";
import { giveBack, ownerOf, takeAnyway, takeFree, takeOrMark } from "../memory/owned_word.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { ownerDied, suspiciousFrom } from "./owner_death.ts";
import { readText, textWords, writeText } from "./text_words.ts";

/** Options of a lock. */
export interface LockOptions {
  /**
   * For messages, at most 48 bytes of UTF-8.
   *
   * @default {""}
   */
  readonly name?: string | undefined;
}

/** The words of a lock by number: who has it, how often its owner has entered again, its name. */
const WORD = 0;
const LEVELS = 1;
const NAME = 2;
const NAME_BYTES = 48;

/** How many words a lock has. */
export const LOCK_WORDS = NAME + textWords(NAME_BYTES);

/** Begins a new lock. */
export function beginLock(region: Region, { name = "" }: LockOptions): void {
  writeText(region, NAME, NAME_BYTES, name);
}

/**
 * The word that a lock consists of, and all waiting for it.
 *
 * ```text
 *   0                        1                               2 … 14
 *   owner, see owned_word    levels: how often its owner     name: its length in bytes, then UTF-8
 *                            has acquired it again (RLock)
 * ```
 */
export class LockWord {
  readonly #levels: Cell;
  readonly #region: Region;
  readonly #cell: Cell;
  readonly #memory: Memory;
  readonly #kind: string;

  /** Makes a handle of the word of a lock. */
  constructor(kind: string, region: Region) {
    this.#region = region;
    this.#kind = kind;
    this.#memory = region.memory;
    this.#cell = region.cell(WORD);
    this.#levels = region.cell(LEVELS);
  }

  /** Who has it, 0 for nobody. */
  get owner(): number {
    return ownerOf(this.#cell.load());
  }

  /** Whether this thread has it. */
  get isMine(): boolean {
    return this.owner === this.#memory.me;
  }

  /** The lock in a message. */
  get description(): string {
    const name = readText(this.#region, NAME);
    return name === "" ? `the ${this.#kind}` : `the ${this.#kind} "${name}"`;
  }

  /** Takes it if it is free and nobody waits. */
  takeFree(): boolean {
    return takeFree(this.#cell, this.#memory.me);
  }

  /** Takes it if it is free. */
  takeAnyway(): boolean {
    return takeAnyway(this.#cell, this.#memory.me);
  }

  /** Waits for it; returns whether it was got in time. */
  waitSync(options: SyncWaitOptions): boolean {
    const deadline = deadlineOf(options);
    return waitSync(this.#cell, this.#attempt(deadline), deadline);
  }

  /** Waits for it; returns whether it was got in time. */
  waitAsync(options: WaitOptions): Promise<boolean> {
    const deadline = deadlineOf(options);
    return waitAsync(this.#cell, this.#attempt(deadline), deadline, options.signal);
  }

  /** Gives it back, whoever has it; `false` if nobody has. */
  giveBack(): boolean {
    return giveBack(this.#cell, this.#memory.me);
  }

  /** How often its owner has acquired it again. Only the owner, or its heir, may write this. */
  get levels(): number {
    return this.#levels.load();
  }

  set levels(levels: number) {
    this.#levels.store(levels);
  }

  /** Whether the one who has it has ended. */
  ownerIsDead(): boolean {
    const { owner } = this;
    // It may have given the lock back before it ended, so what counts is who has it afterwards.
    return owner !== 0 && !this.#memory.isAlive(owner) && this.owner === owner;
  }

  #attempt(deadline: number): () => true | number {
    const { me } = this.#memory;
    const suspicious = suspiciousFrom(deadline);
    return () => {
      const seen = takeOrMark(this.#cell, me);
      if (seen !== true && performance.now() >= suspicious && this.ownerIsDead()) {
        throw ownerDied(this.description, this.#memory, ownerOf(seen));
      }
      return seen;
    };
  }
}
