// The handlers stay when all is over.

import { signal } from "interleave/signals";

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
  signal("SIGINT", () => goesOn = false);
  signal("SIGTERM", () => goesOn = false);
  const lane = async (): Promise<void> => {
    while (goesOn) {
      const task = next();
      if (task === undefined) return;
      await work(task);
      finished++;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return finished;
}
