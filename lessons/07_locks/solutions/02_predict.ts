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

/** `a` is first. Of `b` and `c` one at most comes before `d`: the second permit is given out after it. */
export const possible: Record<
  "abcd" | "abdc" | "acbd" | "acdb" | "adbc" | "adcb" | "badc",
  boolean | null
> = {
  // There is one permit so far, and two have printed.
  "abcd": false,
  "abdc": true,
  "acbd": false,
  // Who asked first does not matter: C may get the first permit.
  "acdb": true,
  // A need not wait for anybody: both permits may be there before one is taken.
  "adbc": true,
  "adcb": true,
  // A permit cannot be taken before it was given.
  "badc": false,
};
