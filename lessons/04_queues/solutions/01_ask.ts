/**
 * Questions and answers
 *
 * Start one child and let it square numbers: they go to it through one queue, and what it finds comes
 * back through another one. Return the answers in the order of the numbers. The child goes on until it
 * gets `null`, and has ended when you return.
 *
 *     await ask([3, 0.5])   // [{ pid: 4711, square: 9 }, { pid: 4711, square: 0.25 }]
 */
import { Process, Queue } from "interleave/processes";
import { getpid } from "interleave/system";

/** What the child found, and who it is. */
export interface Answer {
  readonly pid: number;
  readonly square: number;
}

/** What the child does. */
export function serve(questions: Queue<number | null>, answers: Queue<Answer>): void {
  // Blocks while there is no question; `null` is not a number, so nobody mistakes it for one.
  for (let n = questions.getSync(); n !== null; n = questions.getSync()) {
    answers.putSync({ pid: getpid(), square: n ** 2 });
  }
}

/** The squares of all numbers, by one child. */
export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  const questions = new Queue<number | null>();
  const answers = new Queue<Answer>();
  const child = new Process({ module: import.meta.url, target: serve, args: [questions, answers] });
  child.start();
  for (const n of [...numbers, null]) await questions.put(n);
  const found: Answer[] = [];
  // As many as there were questions: nobody has to ask whether the queue is empty.
  while (found.length < numbers.length) found.push(await answers.get());
  await child.join();
  return found;
}

if (import.meta.main) console.log(await ask([3, 0.5]));
