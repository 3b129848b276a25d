// All pipes first; the stages block; each thread is a subclass.
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

export function stage(from: Connection, to: Connection, step: Step): void {
  for (let item = next(from); item !== null; item = next(from)) to.sendSync(apply(step, item));
}

function next(from: Connection): Item | null {
  try {
    return from.recvSync() as Item;
  } catch (error) {
    if (error instanceof EndOfPipe) return null;
    throw error;
  }
}

export async function chain(
  source: Connection,
  sink: Connection,
  steps: readonly Step[],
): Promise<void> {
  const pipes = steps.slice(1).map(() => Pipe({ duplex: false }));
  const readers = [source, ...pipes.map(([reader]) => reader)];
  const writers = [...pipes.map(([, writer]) => writer), sink];
  const module = import.meta.url;
  const threads = steps.map((step, n) =>
    new Thread({ module, target: stage, args: [readers[n]!, writers[n]!, step] })
  );
  for (const thread of threads) thread.start();
  for (const end of [...readers, ...writers]) end.close();
  await Promise.all(threads.map((thread) => thread.join()));
}
