/**
 * Who is first?
 *
 * A pool of two workers gets three tasks, in the order 1, 2, 3. A worker that is free takes the next
 * one. Nobody knows how long a task takes. `imapUnordered()` gives each result when it is there:
 *
 *     for await (const result of pool.imapUnordered(work, [1, 2, 3])) console.log(result);
 *
 * In which orders can the results come? Mark each: `true` for possible, `false` for impossible. The
 * check runs every schedule there is.
 */

/** TODO: your marks in the place of `null`. */
export const possible: Record<
  "1 2 3" | "1 3 2" | "2 1 3" | "2 3 1" | "3 1 2" | "3 2 1",
  boolean | null
> = {
  // TODO: remember that there are two workers for three tasks.
  "1 2 3": null,
  "1 3 2": null,
  "2 1 3": null,
  "2 3 1": null,
  "3 1 2": null,
  "3 2 1": null,
};
