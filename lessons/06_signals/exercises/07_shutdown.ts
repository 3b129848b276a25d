/**
 * Shutdown
 *
 * A service that is to be restarted gets SIGTERM, one that somebody watches gets Ctrl-C. It must not
 * lose what it is working on, and must not begin anything new:
 *
 * - `next()` gives the next task, or `undefined` when there is none left. As long as there are enough,
 *   so many tasks as `width` says are at work at the same time: `work(task)` does one.
 * - When SIGINT or SIGTERM comes, no further task is taken. Those at work are finished.
 * - Further signals meanwhile change nothing. (People press Ctrl-C twice.)
 * - When nothing is at work any more, `serve()` returns how many tasks were finished, and everything
 *   is set for the two signals as it was before.
 */

/** Where tasks come from. */
export type Next = () => string | undefined;

/** Does tasks, `width` at a time, until there are none or somebody asks for the end. */
export async function serve(
  next: Next,
  work: (task: string) => Promise<void>,
  width: number,
): Promise<number> {
  // TODO: one at a time is not `width`, and a signal would cut this off
  let finished = 0;
  for (let task = next(); task !== undefined && width > 0; task = next()) {
    await work(task);
    finished++;
  }
  return finished;
}
