// Does not wait for those who are still at work.

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
  const answers: string[] = [];
  for await (const future of asCompleted(futures)) {
    answers.push(await future.result());
    if (answers.length >= enough) break;
  }
  await executor.shutdown({ wait: false, cancelFutures: true });
  return answers;
}
