/**
 * Together
 *
 * Do all jobs at the same time: every one of them is under way before the first one has ended. Return
 * what they give, in the order of the jobs.
 *
 *     await together([slow, quick])   // [the result of slow, the result of quick]
 */

/** Something that takes a while. */
export type Job = () => Promise<number>;

/** Does all jobs at the same time, and returns their results in their order. */
export async function together(jobs: readonly Job[]): Promise<number[]> {
  // map() calls each job, which begins it; only then is anything waited for.
  return await Promise.all(jobs.map((job) => job()));
}
