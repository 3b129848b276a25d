import { DeadlockError, type DeadlockStep } from "../errors.ts";
import { type Arena, ArenaRegion } from "../memory/arena.ts";
import type { Region } from "../memory/memory.ts";
import { ownerOf } from "../memory/owned_word.ts";
import { processArenas } from "../memory/process_memory.ts";
import type { KnownWait } from "../memory/waits.ts";
import { LOCK_WORDS, lockName } from "./lock_layout.ts";
import { nameOf } from "./owner_death.ts";

/** For how many milliseconds a circle must have stood in which a coroutine waits. */
const STABLE = 100;

/** One who waits for a lock, and who holds that. */
interface Link extends KnownWait {
  readonly arena: Arena;
  readonly holder: number;
}

/**
 * Watches over a wait for a lock: see `LockOptions.detectDeadlock`.
 *
 * Who waits is entered in a table that all see. Each lock says who holds it, so the table and the locks
 * are a graph: thread → lock that it waits for → thread that holds it. A circle in it is a deadlock.
 *
 * Source: the wait-for graph of R. C. Holt, "Some Deadlock Properties of Computer Systems" (1972), for
 * locks with one holder; ours is walked by those who wait, when they have waited for a while.
 */
export class DeadlockWatch {
  readonly #region: ArenaRegion;
  readonly #blocks: boolean;
  #entry = -1;
  /** The circle that was seen last, and since when; only where coroutines wait. */
  #seen: string | undefined;
  #since = 0;

  /** Makes the watch of one wait. */
  constructor(region: ArenaRegion, blocks: boolean) {
    this.#region = region;
    this.#blocks = blocks;
  }

  /**
   * Looks for a circle.
   *
   * @throws {DeadlockError} if there is one; the wait is no part of it any more.
   */
  look(): void {
    const { memory: arena, start: index } = this.#region;
    const self = { thread: arena.me, index, blocks: this.#blocks };
    // One at a time: the first to see the circle leaves it, so that the others do not.
    const circle = arena.waitsLatch.run(() => {
      if (this.#entry < 0) this.#entry = arena.waits.enter(self);
      const found = findCircle(arena, self);
      if (!this.#isSure(found)) return undefined;
      this.end();
      return found;
    });
    if (circle !== undefined) throw deadlockOf(circle);
  }

  /** Ends the watch. */
  end(): void {
    this.#region.memory.waits.leave(this.#entry);
    this.#entry = -1;
  }

  #isSure(circle: readonly Link[] | undefined): circle is readonly Link[] {
    if (circle?.every(({ blocks }) => blocks)) return stands(circle);
    const seen = circle?.map(({ thread, index }) => `${thread}:${index}`).join();
    const now = performance.now();
    if (seen !== this.#seen) {
      this.#seen = seen;
      this.#since = now;
    }
    return circle !== undefined && now - this.#since >= STABLE && stands(circle);
  }
}

/** Watches over a wait, where others see it too. */
export function watchForDeadlock(region: Region, blocks: boolean): DeadlockWatch | undefined {
  return region instanceof ArenaRegion ? new DeadlockWatch(region, blocks) : undefined;
}

/** A way from the wait back to the thread that waits; the coroutines of a thread may help each other. */
function findCircle(home: Arena, self: KnownWait): Link[] | undefined {
  const arenas = home.kind === "mapped" ? processArenas() : [home];
  const visited = new Set<number>();

  function walk(way: readonly Link[], arena: Arena, wait: KnownWait): Link[] | undefined {
    const holder = holderOf(arena, wait.index);
    const further = [...way, { ...wait, arena, holder }];
    if (holder === self.thread) return further.length > 1 || self.blocks ? further : undefined;
    if (holder === 0 || visited.has(holder)) return undefined;
    visited.add(holder);
    const waits = arenas.flatMap((arena) =>
      arena.waits.of(holder).map((wait) => ({ arena, wait }))
    );
    // A thread that blocks does nothing else, whatever its coroutines wait for.
    const blocked = waits.find(({ wait }) => wait.blocks);
    for (const next of blocked ? [blocked] : waits) {
      const circle = walk(further, next.arena, next.wait);
      if (circle !== undefined) return circle;
    }
    return undefined;
  }
  return walk([], home, self);
}

/**
 * Whether a circle that was found link by link stands as a whole.
 *
 * From the end: who waits for a lock of ours gets no further; so what it holds it goes on to hold, and who
 * waits for that gets no further either; and so on, to the one for whom we wait.
 */
function stands(circle: readonly Link[]): boolean {
  return circle.toReversed().every(({ arena, thread, index, holder }) =>
    arena.waits.of(thread).some((wait) => wait.index === index) &&
    holderOf(arena, index) === holder
  );
}

function holderOf(arena: Arena, index: number): number {
  return ownerOf(arena.cellAt(index).load());
}

function deadlockOf(circle: readonly Link[]): DeadlockError {
  const cycle = circle.map((link, i): DeadlockStep => ({
    waiter: link.thread,
    holds: describe(circle.at(i - 1)!),
    waitsFor: describe(link),
    heldBy: link.holder,
  }));
  const memory = circle[0]!.arena;
  const steps = cycle.map(({ waiter, holds, waitsFor }) =>
    `${nameOf(memory, waiter)} holds ${holds} and waits for ${waitsFor}`
  );
  return new DeadlockError(
    `Cannot acquire ${cycle[0]!.waitsFor}, because of a deadlock: ${steps.join("; ")}; ` +
      "acquire locks in the same order everywhere, or with a timeout",
    cycle,
  );
}

function describe({ arena, index }: Link): string {
  const name = lockName(new ArenaRegion(arena, index, LOCK_WORDS));
  return name === "" ? `lock no. ${index}` : `lock "${name}"`;
}
