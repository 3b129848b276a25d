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

/** TODO: your marks in the place of `null`. */
export const possible: Record<
  "a b 2 3" | "b a 2 3" | "a 2 b 3" | "b 2 a 3" | "a 2 3 b" | "2 a b 3",
  boolean | null
> = {
  // TODO: say of each line what it has to wait for.
  "a b 2 3": null,
  "b a 2 3": null,
  "a 2 b 3": null,
  "b 2 a 3": null,
  "a 2 3 b": null,
  "2 a b 3": null,
};
