// The end of the pipe is an error like any other.

import { type Connection, Pipe, Process } from "interleave/processes";
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
  for (const number of numbers) {
    await ours.send(number);
    answers.push(await ours.recv() as Answer);
  }
  ours.close();
  await child.join();
  return answers;
}
