/**
 * Questions and answers
 *
 * Ask a child over a pipe that leads both ways: send it a number, wait for its answer, send the next
 * one. The child answers each number as it comes. When there are no more questions, it notices by
 * itself, and ends.
 *
 *     await ask([3, 0.5])   // [{ pid: 4711, double: 6 }, { pid: 4711, double: 1 }]
 */
import { type Connection, Pipe, Process } from "interleave/processes";
import { getpid } from "interleave/system";

/** Who answered, and what. */
export interface Answer {
  readonly pid: number;
  readonly double: number;
}

/** What the child does. */
export async function answer(connection: Connection): Promise<void> {
  // TODO: this answers one number. Answer as many as come, and return when no more can come.
  const number = await connection.recv() as number;
  await connection.send({ pid: getpid(), double: 2 * number });
}

/** Asks a child; the answers, in order. */
export async function ask(numbers: readonly number[]): Promise<Answer[]> {
  const [ours, theirs] = Pipe();
  const child = new Process({ module: import.meta.url, target: answer, args: [theirs] });
  child.start();
  const answers: Answer[] = [];
  // TODO: ask the child, one number after the other.
  console.log(`nobody has asked about ${numbers} yet: ${ours.closed}`);
  // TODO: how does the child learn that there are no more questions?
  await child.join();
  return answers;
}

if (import.meta.main) console.log(await ask([3, 0.5]));
