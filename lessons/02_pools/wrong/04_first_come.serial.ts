// Asks one after the other.

import { ProcessPoolExecutor } from "interleave/pools";

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
  const answers: string[] = [];
  for (const question of questions.slice(0, enough)) {
    answers.push(await executor.submit(answer, question).result());
  }
  await executor.shutdown();
  return answers;
}
