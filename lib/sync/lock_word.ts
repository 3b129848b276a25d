import type { Cell } from "../memory/cell.ts";
import type { Memory, Region } from "../memory/memory.ts";
import { giveBack, ownerOf, takeAnyway, takeFree, takeOrMark } from "../memory/owned_word.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { isRecording } from "../timeline/recorder.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { type DeadlockWatch, watchForDeadlock } from "./deadlock.ts";
import { DETECTS_AT, LEVELS_AT, lockName, OWNER_AT } from "./lock_layout.ts";
import { ownerDied, suspiciousFrom } from "./owner_death.ts";
import { ToldHolds } from "./told_holds.ts";

/** The word that a lock consists of, and all waiting for it. */
export class LockWord {
  readonly #levels: Cell;
  readonly #region: Region;
  readonly #cell: Cell;
  readonly #memory: Memory;
  readonly #kind: string;
  #holds: ToldHolds | undefined;

  /** Makes a handle of the word of a lock. */
  constructor(kind: string, region: Region) {
    this.#region = region;
    this.#kind = kind;
    this.#memory = region.memory;
    this.#cell = region.cell(OWNER_AT);
    this.#levels = region.cell(LEVELS_AT);
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
    const name = lockName(this.#region);
    return name === "" ? `the ${this.#kind}` : `the ${this.#kind} "${name}"`;
  }

  /** Takes it if it is free and nobody waits. */
  takeFree(): boolean {
    return takeFree(this.#cell, this.#memory.me) && this.#isTaken();
  }

  /** Takes it if it is free. */
  takeAnyway(): boolean {
    return takeAnyway(this.#cell, this.#memory.me) && this.#isTaken();
  }

  /** Waits for it; returns whether it was got in time. */
  waitSync(options: SyncWaitOptions): boolean {
    const deadline = deadlineOf(options);
    const watch = this.#watch(deadline, true);
    try {
      return waitSync(this.#cell, this.#attempt(deadline, watch), deadline, this);
    } finally {
      watch?.end();
    }
  }

  /** Waits for it; returns whether it was got in time. */
  async waitAsync(options: WaitOptions): Promise<boolean> {
    const deadline = deadlineOf(options);
    const watch = this.#watch(deadline, false);
    try {
      const attempt = this.#attempt(deadline, watch);
      return await waitAsync(this.#cell, attempt, deadline, options.signal, this);
    } finally {
      watch?.end();
    }
  }

  /** Gives it back, whoever has it; `false` if nobody has. */
  giveBack(): boolean {
    // Before the next one can have it.
    if (isRecording()) this.#told.finish();
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

  #attempt(deadline: number, watch: DeadlockWatch | undefined): () => true | number {
    const { me } = this.#memory;
    const suspicious = suspiciousFrom(deadline);
    return () => {
      const seen = takeOrMark(this.#cell, me);
      if (seen === true) return this.#isTaken();
      if (performance.now() >= suspicious) {
        if (this.ownerIsDead()) throw ownerDied(this.description, this.#memory, ownerOf(seen));
        watch?.look();
      }
      return seen;
    };
  }

  #isTaken(): true {
    if (isRecording()) this.#told.begin();
    return true;
  }

  get #told(): ToldHolds {
    return this.#holds ??= new ToldHolds(this.#region, this.description);
  }

  /** Only a wait without end can be part of a deadlock. */
  #watch(deadline: number, blocks: boolean): DeadlockWatch | undefined {
    if (deadline !== Infinity || this.#region.cell(DETECTS_AT).load() === 0) return undefined;
    return watchForDeadlock(this.#region, blocks);
  }
}
