// The signals are ignored: all tasks are done first.

import { SIG_IGN, signal } from "interleave/signals";

/** Where tasks come from. */
export type Next = () => string | undefined;

/** Does tasks, `width` at a time, until there are none or somebody asks for the end. */
export async function serve(
  next: Next,
  work: (task: string) => Promise<void>,
  width: number,
): Promise<number> {
  let finished = 0;
  const before = [signal("SIGINT", SIG_IGN), signal("SIGTERM", SIG_IGN)] as const;
  const goesOn = true;
  const lane = async (): Promise<void> => {
    while (goesOn) {
      const task = next();
      if (task === undefined) return;
      await work(task);
      finished++;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  signal("SIGINT", before[0]);
  signal("SIGTERM", before[1]);
  return finished;
}
