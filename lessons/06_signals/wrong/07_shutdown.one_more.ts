// Takes the next task before it asks whether to go on.

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
  using _handler = onSignal(["SIGINT", "SIGTERM"], () => goesOn = false);
  const lane = async (): Promise<void> => {
    for (let task = next(), last = false; task !== undefined && !last; task = next()) {
      last = !goesOn;
      await work(task);
      finished++;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return finished;
}
