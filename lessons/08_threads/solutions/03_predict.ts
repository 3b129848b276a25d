/**
 * Who speaks when?
 *
 * Two threads are started, and each of them says its letter once, at some time or other:
 *
 *     a.start();
 *     b.start();
 *     await a.join();
 *     say("2");
 *     await b.join();
 *     say("3");
 *
 * Which orders can one hear? Mark each: `true` for possible, `false` for impossible. The check runs
 * every schedule there is.
 */

/** `start()` and `join()` are all that puts threads in order; between the two anything goes. */
export const possible: Record<
  "a b 2 3" | "b a 2 3" | "a 2 b 3" | "b 2 a 3" | "a 2 3 b" | "2 a b 3",
  boolean | null
> = {
  // 2 waits for the end of a, and 3 for the end of b. Nothing waits for the beginning of b.
  "a b 2 3": true,
  "b a 2 3": true,
  "a 2 b 3": true,
  "b 2 a 3": false,
  "a 2 3 b": false,
  "2 a b 3": false,
};
