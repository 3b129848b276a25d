import { InvalidStateError } from "../errors.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { Queue } from "./queue.ts";
import { pendingOf, storeOf } from "./simple_queue.ts";

/**
 * A `Queue` that knows which of its items have been worked on: who has got one says `taskDone()` when it
 * is finished with it, and `join()` waits until that was said for each item that was put.
 *
 * @typeParam T The items.
 *
 * @internal
 */
export class JoinableQueue<T = unknown> extends Queue<T> {
  /**
   * Says that an item that was got has been worked on.
   *
   * @throws {InvalidStateError} if that was said for all items already.
   */
  taskDone(): void {
    const store = storeOf(this);
    const { done } = store.ledger;
    for (;;) {
      const before = done.cell.load();
      if (before === store.total()) {
        throw new InvalidStateError(
          "Cannot call taskDone(): all items are done already; call it once for each item that was got",
        );
      }
      const now = (before + 1) | 0;
      if (done.cell.compareExchange(before, now) !== before) continue;
      if (now === store.total()) done.announce(Infinity);
      return;
    }
  }

  /**
   * Waits until all items that were put have been worked on; can be called again and again.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether they have; `false` when the time was up.
   */
  join(options: WaitOptions = {}): Promise<boolean> {
    return pendingOf(this).during(
      storeOf(this).ledger.done.until(() => this.#allDone(), options),
    );
  }

  /**
   * Waits until all items that were put have been worked on; blocks the thread meanwhile.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns Whether they have; `false` when the time was up.
   * @throws {InvalidStateError} among coroutines, if it would have to wait.
   */
  joinSync(options: SyncWaitOptions = {}): boolean {
    return storeOf(this).ledger.done.untilSync(() => this.#allDone(), options);
  }

  #allDone(): boolean {
    const store = storeOf(this);
    return store.ledger.done.cell.load() === store.total();
  }
}
