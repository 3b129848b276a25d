// The parent answers its own questions.

import { Queue } from "interleave/processes";
import { getpid } from "interleave/system";

export interface Answer {
  readonly pid: number;
  readonly square: number;
}

export function serve(questions: Queue<number | null>, answers: Queue<Answer>): void {
  for (let n = questions.getSync(); n !== null; n = questions.getSync()) {
    answers.putSync({ pid: getpid(), square: n ** 2 });
  }
}

export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  const questions = new Queue<number | null>();
  const answers = new Queue<Answer>();
  for (const n of [...numbers, null]) await questions.put(n);
  const found: Answer[] = [];
  serve(questions, answers);
  while (found.length < numbers.length) found.push(await answers.get());
  return found;
}
