import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";

/** Says one thing to the page that waits for it. */
export type Tell = (event: string, data: unknown) => Promise<void>;

/** So many programs run at a time; more would only slow each other down. */
const AT_ONCE = 3;
/** Ends a run whose page is there and does not listen; runs have shorter deadlines of their own. */
const LONGEST_MS = 180_000;

/**
 * The programs that run for the page: demos and checks.
 *
 * A run lives as long as the request that started it: its events are the answer, and whoever goes
 * away, closes the page or presses Stop ends it. Each run has its own deadline.
 */
export class Runs {
  readonly #ends = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  /**
   * Answers with what a run has to say, as server-sent events; 429 while too much else runs.
   *
   * @param run Does it; the signal ends it.
   */
  answer(
    c: Context,
    run: (tell: Tell, signal: AbortSignal) => Promise<void>,
  ): Response | Promise<Response> {
    if (this.#ends.size >= AT_ONCE) {
      return c.json({ error: `${AT_ONCE} programs run already: stop one of them` }, 429);
    }
    const over = Promise.withResolvers<void>();
    this.#ends.add(over.promise);
    return streamSSE(c, async (stream) => {
      try {
        await this.#run(stream, run);
      } finally {
        this.#ends.delete(over.promise);
        over.resolve();
      }
    });
  }

  /** Ends all of them, and waits until nothing of them is left. */
  async close(): Promise<void> {
    this.#stop.abort(new Error("the course ends"));
    await Promise.all(this.#ends);
  }

  async #run(
    stream: SSEStreamingApi,
    run: (tell: Tell, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort(new Error("the page has gone")));
    const signal = AbortSignal.any([
      gone.signal,
      this.#stop.signal,
      AbortSignal.timeout(LONGEST_MS),
    ]);
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    aborted.catch(() => {}); // told by whoever races with it
    const tell: Tell = (event, data) =>
      Promise.race([stream.writeSSE({ event, data: JSON.stringify(data) }), aborted]);
    try {
      await run(tell, signal);
    } catch (error) {
      if (signal.aborted) return;
      await tell("failure", error instanceof Error ? error.message : String(error));
    }
  }
}
