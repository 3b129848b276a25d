// wait() for the first, again and again, and cancel() by hand.
import { type Future, ProcessPoolExecutor, wait } from "interleave/pools";

export interface Question {
  readonly door: string;
  readonly log: string;
  readonly text: string;
}

export function answer({ door, log, text }: Question): string {
  Deno.writeTextFileSync(log, `${text}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  return text.toUpperCase();
}

export async function firstAnswers(
  questions: readonly Question[],
  enough: number,
  workers: number,
): Promise<string[]> {
  await using executor = new ProcessPoolExecutor(workers, { module: import.meta.url });
  let left = new Set<Future<string>>();
  for (const question of questions) left.add(executor.submit(answer, question));
  const answers: string[] = [];
  while (left.size > 0 && answers.length < enough) {
    const { done, notDone } = await wait(left, { returnWhen: "FIRST_COMPLETED" });
    for (const future of done) if (answers.length < enough) answers.push(await future.result());
    left = notDone;
  }
  for (const future of left) future.cancel();
  return answers;
}
