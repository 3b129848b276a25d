/**
 * A chain of threads
 *
 * Texts go through several steps, and each step is the work of a thread of its own: it takes an item
 * from one pipe and hands it on into the next. While the second thread works on the first item, the
 * first one is at the next item already.
 *
 *     source ──▶ trim ──▶ upper ──▶ exclaim ──▶ sink
 *
 * When the source comes to its end, so does one stage after the other, and at last the sink. Then
 * `chain()` returns. Both ends that it gets are its own: nobody else will close them.
 */
import { type Connection, currentThread, Pipe, Thread } from "interleave/threads";

/** A text on its way, and the names of the threads that it came through. */
export interface Item {
  readonly text: string;
  readonly by: readonly string[];
}

/** What can be done to a text. */
export const STEPS = {
  trim: (text: string) => text.trim(),
  upper: (text: string) => text.toUpperCase(),
  exclaim: (text: string) => `${text}!`,
};
export type Step = keyof typeof STEPS;

/** Does a step, and notes who did it. */
export function apply(step: Step, { text, by }: Item): Item {
  return { text: STEPS[step](text), by: [...by, currentThread().name] };
}

/** What each thread does. */
export async function stage(from: Connection, to: Connection, step: Step): Promise<void> {
  // TODO: this hands on one item. When is a stage finished?
  await to.send(apply(step, await from.recv() as Item));
}

/** Leads all items from the source through the steps into the sink. */
export async function chain(
  source: Connection,
  sink: Connection,
  steps: readonly Step[],
): Promise<void> {
  // TODO: a thread for each step, and a pipe from each one to the next. And who else has their ends?
  const [from, to] = Pipe({ duplex: false });
  const thread = new Thread({
    module: import.meta.url,
    target: stage,
    args: [source, sink, steps[0]!],
  });
  thread.start();
  from.close();
  to.close();
  await thread.join();
}

if (import.meta.main) {
  const [source, first] = Pipe({ duplex: false });
  const [last, sink] = Pipe({ duplex: false });
  const running = chain(source, sink, ["trim", "upper", "exclaim"]);
  await first.send({ text: " tea ", by: [] });
  console.log(await last.recv());
  first.close();
  await running;
}
