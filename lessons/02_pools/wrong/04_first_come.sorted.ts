// Takes those who are first, and then puts them into the order of the questions.

import { asCompleted, ProcessPoolExecutor } from "interleave/pools";

/** Something to be asked. */
export interface Question {
  readonly door: string;
  readonly log: string;
  readonly text: string;
}

/** What a worker does: it notes the question, waits at the door, and answers. */
export function answer({ door, log, text }: Question): string {
  Deno.writeTextFileSync(log, `${text}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  return text.toUpperCase();
}

/** The first answers; all, if there are no more than `enough`. */
export async function firstAnswers(
  questions: readonly Question[],
  enough: number,
  workers: number,
): Promise<string[]> {
  const executor = new ProcessPoolExecutor(workers, { module: import.meta.url });
  const futures = questions.map((question) => executor.submit(answer, question));
  const first: (typeof futures)[number][] = [];
  for await (const future of asCompleted(futures)) {
    first.push(future);
    if (first.length >= enough) break;
  }
  await executor.shutdown({ cancelFutures: true });
  const inOrder = futures.filter((future) => first.includes(future));
  return await Promise.all(inOrder.map((future) => future.result()));
}
