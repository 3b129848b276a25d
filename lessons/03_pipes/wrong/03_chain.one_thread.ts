// One thread does all the steps.

import { type Connection, currentThread, EndOfPipe, Thread } from "interleave/threads";
export interface Item {
  readonly text: string;
  readonly by: readonly string[];
}
export const STEPS = {
  trim: (text: string) => text.trim(),
  upper: (text: string) => text.toUpperCase(),
  exclaim: (text: string) => `${text}!`,
};
export type Step = keyof typeof STEPS;
export function apply(step: Step, { text, by }: Item): Item {
  return { text: STEPS[step](text), by: [...by, currentThread().name] };
}
export async function stage(
  from: Connection,
  to: Connection,
  steps: readonly Step[],
): Promise<void> {
  try {
    for (;;) {
      const item = await from.recv() as Item;
      await to.send(steps.reduce((item, step) => apply(step, item), item));
    }
  } catch (error) {
    if (!(error instanceof EndOfPipe)) throw error;
  } finally {
    to.close();
  }
}
export async function chain(
  source: Connection,
  sink: Connection,
  steps: readonly Step[],
): Promise<void> {
  const thread = new Thread({
    module: import.meta.url,
    target: stage,
    args: [source, sink, steps],
  });
  thread.start();
  source.close();
  sink.close();
  await thread.join();
}
