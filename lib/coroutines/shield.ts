import { Future, passOn } from "./future.ts";
import { type Awaitable, ensureFuture } from "./task.ts";

/**
 * Protects something from the cancellation of who waits for it.
 *
 * Cancelling the returned future ends that future only; what it stands for goes on. If that is
 * itself cancelled, so is the future.
 *
 * @param what A future, a promise, or a coroutine, which is started.
 * @returns A future of the same outcome.
 *
 * @example
 * ```ts
 * import { createTask, shield } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const saving = createTask(async (task) => {
 *   await task.sleep(1);
 *   return "saved";
 * });
 * assertEquals(shield(saving).cancel(), true);
 * assertEquals(await saving, "saved");
 * ```
 */
export function shield<T>(what: Awaitable<T>): Future<T> {
  const inner = ensureFuture(what);
  // Passed on even when the outer was cancelled: then its error has been looked at, and is no leak.
  return new Future((outer) => void inner.onDone(() => passOn(inner, outer)));
}
