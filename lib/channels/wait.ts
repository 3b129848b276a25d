import type { WaitOptions } from "../waiting.ts";

/** What can be waited for beside other things: connections, the sentinels of processes. */
export interface Waitable {
  /** Whether it need not be waited for. */
  readonly ready: boolean;
  /** Waits until it is ready; returns whether it is. */
  wait(options?: WaitOptions): Promise<boolean>;
}

/**
 * Waits until one of several things is ready.
 *
 * @param waitables Connections that have something to receive or whose other end is closed, sentinels of
 *   processes that have ended, or anything else with `ready` and `wait()`.
 * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
 * @returns All that are ready, in the order in which they were given; none when the time was up.
 *
 * @example
 * ```ts
 * import { Pipe, wait } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const [a, b] = Pipe();
 * const [c, d] = Pipe();
 * await d.send("hello");
 * assertEquals(await wait([a, c]), [c]);
 * for (const connection of [a, b, c, d]) connection.close();
 * ```
 */
export async function wait<W extends Waitable>(
  waitables: Iterable<W>,
  options: WaitOptions = {},
): Promise<W[]> {
  const all = [...waitables];
  const { signal, timeout } = options;
  signal?.throwIfAborted();
  if (all.length > 0 && !all.some(({ ready }) => ready)) {
    const enough = new AbortController();
    const either = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
    const waits = all.map((each) => each.wait({ timeout, signal: either }));
    try {
      await Promise.race(waits);
    } finally {
      enough.abort();
      await Promise.allSettled(waits);
    }
  }
  return all.filter(({ ready }) => ready);
}
