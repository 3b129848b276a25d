import { CancelledError, InvalidStateError } from "../errors.ts";
import {
  cancelThread,
  endOf,
  isThreadAlive,
  isThreadCancelled,
  type ThreadDescription,
  untilCancelled,
} from "../memory/thread_table.ts";
import { waitAsync, waitSync } from "../memory/wait.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { MAIN_THREAD, thisThread } from "./this_thread.ts";
import type { ThreadHandle } from "./thread_handle.ts";
import { letGo } from "./thread_host.ts";

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
    return isThreadCancelled(this.ident);
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
    cancelThread(this.ident);
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
  untilCancelled(ident, Infinity).then(() =>
    controller.abort(new CancelledError(`${name} was asked to end`))
  );
  return controller.signal;
}
