/**
 * An end for everybody
 *
 * One producer hands out numbers, several consumers take them. When there are no more, every consumer
 * has to come to its end: nobody waits for ever, and no number is lost.
 *
 *     produce([7, 8, 9], 2, line)    // in one process
 *     consume(line, work)            // in each of two others
 *
 * A consumer cannot know whether the line is empty for a moment or for ever. Somebody has to say it:
 * `END` is no number to work on, it is the word for "no more". The check runs every schedule.
 */
import { Process, Queue } from "interleave/processes";

/** What is used here of a `Queue`, so that the check can put its own in its place. */
export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
  empty(): boolean;
}

/** There are no more. */
export const END = -1;

/** Hands out all numbers, and then tells so many consumers that there are no more. */
export function produce(numbers: readonly number[], consumers: number, line: Line): void {
  for (const number of numbers) line.putSync(number);
  // Each END is taken by one consumer, and is then gone for the others: one for each.
  for (let n = 0; n < consumers; n++) line.putSync(END);
}

/** Works on numbers until there are no more. */
export function consume(line: Line, work: (number: number) => void): void {
  // First in, first out: whoever gets an END knows that all numbers have been taken.
  for (let item = line.getSync(); item !== END; item = line.getSync()) work(item);
}

/** What each consumer's process does. */
export function printAll(line: Queue<number>, name: string): void {
  consume(line, (number) => console.log(`${name}: ${number}`));
}

if (import.meta.main) {
  const line = new Queue<number>(2);
  const args = (name: string) => [line, name] as const;
  const consumers = ["Ann", "Bo"].map((name) =>
    new Process({ module: import.meta.url, target: printAll, args: args(name) })
  );
  for (const consumer of consumers) consumer.start();
  produce([7, 8, 9], consumers.length, line);
  for (const consumer of consumers) await consumer.join();
}
