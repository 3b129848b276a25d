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
import { onSignal } from "interleave/signals";

/** Where tasks come from. */
export type Next = () => string | undefined;

/** Does tasks, `width` at a time, until there are none or somebody asks for the end. */
export async function serve(
  next: Next,
  work: (task: string) => Promise<void>,
  width: number,
): Promise<number> {
  let finished = 0;
  let goesOn = true;
  // The handler only says what is wanted. Whoever takes a task asks before, and nobody is cut off. It
  // stays until all is done, so that a second signal finds it, too.
  using _handler = onSignal(["SIGINT", "SIGTERM"], () => goesOn = false);

  /** One of `width` lanes: task after task, as long as nobody asks for the end. */
  const lane = async (): Promise<void> => {
    while (goesOn) {
      const task = next();
      if (task === undefined) return;
      await work(task);
      finished++;
    }
  };
  await Promise.all(Array.from({ length: width }, lane)); // the tasks at work are waited for
  return finished;
}
