import { registerHandle } from "../codec/registry.ts";
import { CancelledError, InvalidStateError } from "../errors.ts";
import {
  cancellationOf,
  endOf,
  isThreadAlive,
  livingThreads,
  type ThreadDescription,
} from "../memory/thread_table.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { MAIN_THREAD, thisThread } from "./this_thread.ts";
import { letGo } from "./thread_host.ts";

/** A thread, as any thread of the program sees it. */
export interface ThreadHandle {
  /** The name, for people: it need not be unique. */
  readonly name: string;
  /** Its number, which no other thread of this program ever has; `null` before `start()`. */
  readonly ident: number | null;
  /** Whether the program may end although it still runs. */
  readonly daemon: boolean;
  /** Whether it was asked to end. */
  readonly cancelled: boolean;
  /**
   * Aborted when it is asked to end; only in the thread itself.
   *
   * @throws {InvalidStateError} in another thread.
   */
  readonly signal: AbortSignal;
  /** Whether it has been started and has not ended. */
  isAlive(): boolean;
  /**
   * Waits for it to end. Any number may wait at once; aborting or timing out changes nothing.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} before `start()`, in the thread itself, and for the main thread.
   */
  join(options?: WaitOptions): Promise<boolean>;
  /**
   * Waits for it to end and blocks the thread meanwhile.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} as `join()`.
   */
  joinSync(options?: SyncWaitOptions): boolean;
  /**
   * Asks it to end: `cancelled` becomes true there, its `signal` is aborted, and a wait that blocks it
   * (`…Sync`), or the next one that would, throws a `CancelledError`, once. Whether and when it ends is
   * its own affair.
   *
   * @throws {InvalidStateError} before `start()`, and for the main thread.
   */
  cancel(): void;
}

/** A thread that has been started, by whomever. */
export class StartedThread implements ThreadHandle {
  readonly name: string;
  readonly ident: number;
  readonly daemon: boolean;

  /** Takes hold of a thread. */
  constructor({ ident, name, daemon }: ThreadDescription) {
    this.ident = ident;
    this.name = name;
    this.daemon = daemon;
  }

  get cancelled(): boolean {
    return cancellationOf(this.ident).load() === this.ident;
  }

  get signal(): AbortSignal {
    if (this.ident !== thisThread().ident) {
      throw new InvalidStateError(
        `Cannot give the signal of ${this.name}: it is for the thread itself, as ` +
          "currentThread().signal; elsewhere look at cancelled",
      );
    }
    return ownSignal ??= watchCancellation(this);
  }

  isAlive(): boolean {
    return isThreadAlive(this.ident);
  }

  async join(options: WaitOptions = {}): Promise<boolean> {
    this.#checkJoinable();
    const deadline = deadlineOf(options);
    return await waitAsync(endOf(this.ident), this.#attempt, deadline, options.signal);
  }

  joinSync(options: SyncWaitOptions = {}): boolean {
    this.#checkJoinable();
    return waitSync(endOf(this.ident), this.#attempt, deadlineOf(options));
  }

  cancel(): void {
    if (this.ident === MAIN_THREAD) {
      throw new InvalidStateError("Cannot cancel MainThread: use exit() there");
    }
    if (!this.isAlive()) return;
    const cell = cancellationOf(this.ident);
    cell.store(this.ident);
    cell.unpark(Infinity);
    letGo(this.ident);
  }

  #checkJoinable(): void {
    if (this.ident === thisThread().ident) {
      throw new InvalidStateError(
        `Cannot join ${this.name}: it is the current thread, which would wait for itself`,
      );
    }
    if (this.ident === MAIN_THREAD) {
      throw new InvalidStateError("Cannot join MainThread: it waits for all others at its end");
    }
  }

  readonly #attempt = (): true | number => {
    const ident = endOf(this.ident).load();
    return ident === this.ident ? ident : true;
  };
}

let ownSignal: AbortSignal | undefined;

function watchCancellation({ ident, name }: ThreadDescription): AbortSignal {
  const controller = new AbortController();
  // Nobody can cancel the main thread, and a wait there would keep the program alive.
  if (ident === MAIN_THREAD) return controller.signal;
  const cell = cancellationOf(ident);
  const attempt = (): true | number => {
    const cancelled = cell.load();
    return cancelled === ident ? true : cancelled;
  };
  waitAsync(cell, attempt, Infinity, undefined)
    .then(() => controller.abort(new CancelledError(`${name} was asked to end`)));
  return controller.signal;
}

/** The objects that stand for threads here, by the threads' numbers. */
const known = new Map<number, ThreadHandle>();

/** Has an object stand for a thread, as long as that lives. */
export function introduce(ident: number, thread: ThreadHandle): void {
  known.set(ident, thread);
}

/** The thread has ended. */
export function forget(ident: number): void {
  known.delete(ident);
}

function handleOf(description: ThreadDescription): ThreadHandle {
  return known.get(description.ident) ?? new StartedThread(description);
}

let current: ThreadHandle | undefined;

/**
 * The thread in which this is called.
 *
 * @returns In the `run()` of a subclass, the object itself.
 *
 * @example
 * ```ts
 * import { currentThread, mainThread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(currentThread().name, "MainThread");
 * assertEquals(currentThread(), mainThread());
 * ```
 */
export function currentThread(): ThreadHandle {
  const self = thisThread();
  return self.instance as ThreadHandle | null ?? (current ??= new StartedThread(self));
}

/**
 * The thread that the program began with.
 *
 * @example
 * ```ts
 * import { mainThread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([mainThread().name, mainThread().isAlive()], ["MainThread", true]);
 * ```
 */
export function mainThread(): ThreadHandle {
  if (thisThread().isMain) return currentThread();
  return new StartedThread({ ident: MAIN_THREAD, name: "MainThread", daemon: false });
}

/**
 * All threads of this program that have been started and have not ended, by whomever they were started:
 * the main one first, daemons included.
 *
 * @example
 * ```ts
 * import { enumerateThreads, mainThread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(enumerateThreads(), [mainThread()]);
 * ```
 */
export function enumerateThreads(): ThreadHandle[] {
  const self = thisThread();
  const others = livingThreads().map((thread) =>
    thread.ident === self.ident ? currentThread() : handleOf(thread)
  );
  return [mainThread(), ...others];
}

/** Lets objects that stand for threads travel to other threads of this program. */
export function letTravel<T extends ThreadHandle>(
  tag: string,
  Class: abstract new (...args: never[]) => T,
): void {
  registerHandle<T, ThreadDescription>({
    tag,
    class: Class,
    whyNot({ name, ident }, to): string | undefined {
      if (to === "process") return `${name} is a thread of this process; another cannot see it`;
      return ident === null ? `${name} has not been started; start it first` : undefined;
    },
    toData: ({ ident, name, daemon }) => ({ ident: ident!, name, daemon }),
    fromData: (description) => handleOf(description) as T,
  });
}

letTravel("thread", StartedThread);
