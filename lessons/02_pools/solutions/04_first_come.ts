/**
 * The first ones are enough
 *
 * Ask many at the same time, and be content with those who answer first. Hand in all questions to an
 * executor of so many processes, and return the answers of the `enough` that are done first, in the
 * order in which they are done. What nobody has begun with by then is cancelled. Those that are at work
 * may finish; then the workers end, and nothing is left.
 *
 *     await firstAnswers([{ door, log, text: "a" }, …], 2, 3)   // 2 answers, by 3 workers
 */
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
  // Gives each future when it is done, whoever was handed in before.
  for await (const future of asCompleted(futures)) {
    answers.push(await future.result());
    if (answers.length >= enough) break;
  }
  // Takes back what nobody has begun with, and waits for the rest and for the end of the workers.
  await executor.shutdown({ cancelFutures: true });
  return answers;
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  const questions = ["a", "b", "c"].map((text) => ({ door, log, text }));
  console.log(await firstAnswers(questions, 2, 2));
}
