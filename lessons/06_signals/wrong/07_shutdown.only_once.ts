// The first signal takes the handler away, so the second one ends the process.

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
  using handler = new DisposableStack();
  handler.use(onSignal(["SIGINT", "SIGTERM"], () => {
    goesOn = false;
    handler.dispose();
  }));
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
