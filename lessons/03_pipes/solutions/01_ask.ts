/**
 * Questions and answers
 *
 * Ask a child over a pipe that leads both ways: send it a number, wait for its answer, send the next
 * one. The child answers each number as it comes. When there are no more questions, it notices by
 * itself, and ends.
 *
 *     await ask([3, 0.5])   // [{ pid: 4711, double: 6 }, { pid: 4711, double: 1 }]
 */
import { type Connection, EndOfPipe, Pipe, Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** Who answered, and what. */
export interface Answer {
  readonly pid: number;
  readonly double: number;
}

/** What the child does. */
export async function answer(connection: Connection): Promise<void> {
  for (;;) {
    try {
      const number = await connection.recv() as number;
      await connection.send({ pid: getpid(), double: 2 * number });
    } catch (error) {
      // The end is nothing that went wrong; everything else is.
      if (error instanceof EndOfPipe) return;
      throw error;
    }
  }
}

/** Asks a child; the answers, in order. */
export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  const [ours, theirs] = Pipe();
  const child = new Process({ module: import.meta.url, target: answer, args: [theirs] });
  child.start();
  // The child has its own copy. With ours open as well, we would not notice if the child were gone.
  theirs.close();
  const answers: Answer[] = [];
  for (const number of numbers) {
    await ours.send(number);
    answers.push(await ours.recv() as Answer);
  }
  // That is how the child learns that there are no more questions.
  ours.close();
  await child.join();
  return answers;
}

if (import.meta.main) console.log(await ask([3, 0.5]));
