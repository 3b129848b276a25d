// Each stage is waited for before the next one begins.

import { type Connection, currentThread, EndOfPipe, Pipe, Thread } from "interleave/threads";
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
export async function stage(from: Connection, to: Connection, step: Step): Promise<void> {
  try {
    for (;;) await to.send(apply(step, await from.recv() as Item));
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
  let from = source;
  for (const [n, step] of steps.entries()) {
    const isLast = n === steps.length - 1;
    const [next, to] = isLast ? [null, sink] : Pipe({ duplex: false });
    const thread = new Thread({ module: import.meta.url, target: stage, args: [from, to, step] });
    thread.start();
    from.close();
    to.close();
    await thread.join();
    if (next !== null) from = next;
  }
}
