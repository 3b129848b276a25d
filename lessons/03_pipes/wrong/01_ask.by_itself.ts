// The parent asks itself.

import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";
import { getpid } from "interleave/system";
export interface Answer {
  readonly pid: number;
  readonly double: number;
}
export async function answer(connection: Connection): Promise<void> {
  for (;;) {
    try {
      const number = await connection.recv() as number;
      await connection.send({ pid: getpid(), double: 2 * number });
    } catch (error) {
      if (error instanceof EndOfPipe) return;
      throw error;
    }
  }
}
export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  const [ours, theirs] = Pipe();
  const child = new Process({ module: import.meta.url, target: answer, args: [theirs] });
  child.start();
  theirs.close();
  const answers: Answer[] = [];
  for (const number of numbers) answers.push({ pid: getpid(), double: 2 * number });
  ours.close();
  await child.join();
  return answers;
}
