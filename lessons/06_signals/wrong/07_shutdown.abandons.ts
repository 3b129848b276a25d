// Returns at once; nobody waits for the tasks at work.

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
  const asked = Promise.withResolvers<void>();
  using _handler = onSignal(["SIGINT", "SIGTERM"], () => {
    goesOn = false;
    asked.resolve();
  });
  const lane = async (): Promise<void> => {
    while (goesOn) {
      const task = next();
      if (task === undefined) return;
      await work(task);
      finished++;
    }
  };
  const all = Promise.all(Array.from({ length: width }, lane));
  await Promise.race([all, asked.promise]);
  return finished;
}
