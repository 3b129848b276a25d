// Each question gets a child of its own.

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
  const found: Answer[] = [];
  for (const n of numbers) {
    const args = [questions, answers] as const;
    const child = new Process({ module: import.meta.url, target: serve, args });
    child.start();
    await questions.put(n);
    await questions.put(null);
    found.push(await answers.get());
    await child.join();
  }
  return found;
}
