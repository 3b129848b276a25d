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

/** The question is who has to be done before task 3 can begin. */
export const possible: Record<
  "1 2 3" | "1 3 2" | "2 1 3" | "2 3 1" | "3 1 2" | "3 2 1",
  boolean | null
> = {
  "1 2 3": true,
  // Task 2 takes longer than 1 and 3 together.
  "1 3 2": true,
  // Begun first is not done first.
  "2 1 3": true,
  "2 3 1": true,
  // Both workers are busy with 1 and 2. One of these two has to be done before anybody takes 3.
  "3 1 2": false,
  "3 2 1": false,
};
