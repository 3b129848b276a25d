// Nobody tells the child that this was all, and it waits for more.

import { Process, Queue } from "interleave/processes";
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
  const child = new Process({ module: import.meta.url, target: serve, args: [questions, answers] });
  child.start();
  for (const n of numbers) await questions.put(n);
  const found: Answer[] = [];
  while (found.length < numbers.length) found.push(await answers.get());
  return found;
}
