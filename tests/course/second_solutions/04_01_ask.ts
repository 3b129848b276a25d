// The child says when it is done; the answers are read when it has ended.
import { JoinableQueue, Process, SimpleQueue } from "interleave/processes";
import { getpid } from "interleave/system";

export interface Answer {
  readonly pid: number;
  readonly square: number;
}

export async function serve(
  questions: JoinableQueue<number | null>,
  answers: SimpleQueue<Answer | "end">,
): Promise<void> {
  while (true) {
    const n = await questions.get();
    if (n === null) break;
    await answers.put({ pid: getpid(), square: n * n });
  }
  await answers.put("end");
}

export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  using questions = new JoinableQueue<number | null>(1);
  using answers = new SimpleQueue<Answer | "end">();
  const args = [questions, answers] as const;
  await using child = new Process({ module: import.meta.url, target: serve, args });
  child.start();
  for (const n of numbers) await questions.put(n);
  await questions.put(null);
  await child.join();
  const found: Answer[] = [];
  for (let answer = await answers.get(); answer !== "end"; answer = await answers.get()) {
    found.push(answer);
  }
  return found;
}
