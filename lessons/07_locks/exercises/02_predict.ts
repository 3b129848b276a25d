/**
 * In which order?
 *
 * Three threads share the semaphore `s`, which has no permit at the beginning. Each of them prints
 * letters; to print is one step.
 *
 *     A:  print("a")        B:  s.acquireSync()        C:  s.acquireSync()
 *         s.release()           print("b")                 print("c")
 *         print("d")
 *         s.release()
 *
 * Which words can come out? Mark each: `true` for possible, `false` for impossible. The check runs every
 * schedule there is.
 */

/** TODO: your marks in the place of `null`. */
export const possible: Record<
  "abcd" | "abdc" | "acbd" | "acdb" | "adbc" | "adcb" | "badc",
  boolean | null
> = {
  // TODO: who can print when the semaphore has given out its first permit, and who not yet?
  "abcd": null,
  "abdc": null,
  "acbd": null,
  "acdb": null,
  "adbc": null,
  "adcb": null,
  "badc": null,
};
