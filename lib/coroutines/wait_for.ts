import { TimeoutError } from "../errors.ts";
import { Future, passOn } from "./future.ts";
import { type Awaitable, createTask, ensureFuture } from "./task.ts";
import { timeout } from "./timeout.ts";

/**
 * Waits for one thing, but not longer than a while.
 *
 * When the time is up it is cancelled, and waited for until it has ended: nothing goes on unseen.
 * If it ends with a value all the same, that value counts. Cancelling the returned future cancels it
 * too.
 *
 * @param what A future, a promise, or a coroutine, which is started.
 * @param ms How long, in milliseconds. Zero or less looks once: what has ended has its result, what
 * runs is cancelled, and a coroutine is not even started. `null` waits for ever.
 * @returns A future of its value, which fails with a `TimeoutError` when the time is up.
 * @throws {RangeError} if `ms` is not a number.
 *
 * @example
 * ```ts
 * import { type Task, TimeoutError, waitFor } from "interleave/coroutines";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * assertEquals(await waitFor(() => "quick", 60_000), "quick");
 * const slow = (task: Task) => task.sleep(60_000);
 * await assertRejects(async () => await waitFor(slow, 5), TimeoutError);
 * ```
 */
export function waitFor<T>(what: Awaitable<T>, ms: number | null): Future<T> {
  const bound = timeout(ms);
  if (ms !== null && ms <= 0) return lookOnce(what);
  const inner = ensureFuture(what);
  let started = false;
  const outer = createTask((task) => {
    started = true;
    return bound.run(task, () => task.until(inner));
  });
  outer.onDone(() => {
    if (!started) inner.cancel();
  });
  return outer;
}

function lookOnce<T>(what: Awaitable<T>): Future<T> {
  if (typeof what === "function") return new Future(({ fail }) => fail(timeIsUp()));
  const inner = ensureFuture(what);
  if (inner.done) return inner;
  inner.cancel();
  return new Future((outer) => {
    inner.onDone(() => inner.cancelled ? outer.fail(timeIsUp()) : passOn(inner, outer));
  });
}

function timeIsUp(): TimeoutError {
  return new TimeoutError("Cannot wait any longer: no time was given, and it is not done");
}
