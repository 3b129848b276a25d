/**
 * A pipeline that waits for its slowest stage
 *
 * Numbers go through several stages. Each stage is a thread of its own, and all of them are at work at
 * the same time, each on another number:
 *
 *     numbers ─▶ [line] ─▶ wash ─▶ [line] ─▶ dry ─▶ [line] ─▶ fold ─▶ results
 *
 *     await pipeline(draw(9, log), [wash, dry, fold], 1)   // the results, in the order of the numbers
 *
 * One stage is slower than the others, and nobody knows which. Nothing may pile up in front of it: in
 * each line wait at most `room` numbers, and whoever wants to put one more has to wait. So there are
 * never more than (room + 1) × stages + 1 on their way, however many there will be. When the last number
 * is through, all threads end by themselves.
 */
import type { Queue } from "interleave/threads";

/** What is used here of a `Queue`, so that the check can put its own in its place. */
export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
}

/** There are no more; all numbers are greater. */
export const END = -1;

/** What one stage does to each number. */
export interface Step {
  readonly name: string;
  readonly door: string;
  readonly log: string;
  readonly plus: number;
}

/** Does the step of a stage: waits at its door, notes the number in the log, and changes it. */
export function apply({ name, door, log, plus }: Step, number: number): number {
  using file = Deno.openSync(door);
  file.lockSync();
  Deno.writeTextFileSync(log, `${name} ${number}\n`, { append: true });
  return number + plus;
}

/** Draws so many numbers; each is noted in the log at the moment in which somebody asks for it. */
export function* draw(count: number, log: string): Generator<number, void> {
  for (let number = 0; number < count; number++) {
    Deno.writeTextFileSync(log, `draw ${number}\n`, { append: true });
    yield number;
  }
}

/** Puts all numbers into the line, and says when there are no more. */
export function feed(numbers: Iterable<number>, to: Line): void {
  // TODO: the next stage has to learn when there are no more.
  for (const number of numbers) to.putSync(number);
}

/** A stage: gets, does its step, passes on, until there are no more. */
export function stage(from: Line, to: Line, step: (number: number) => number): void {
  // TODO: this is one number; go on until there are no more, and tell the next stage.
  to.putSync(step(from.getSync()));
}

/** What the thread of a stage does. */
export function work(from: Queue<number>, to: Queue<number>, step: Step): void {
  stage(from, to, (number) => apply(step, number));
}

/** Sends all numbers through all steps; at most `room` of them wait in front of each stage. */
export async function pipeline(
  numbers: Iterable<number>,
  steps: readonly Step[],
  room: number,
): Promise<number[]> {
  // TODO: one number after the other, and no stage has a thread: make lines, threads, and feed them.
  console.log(`room for ${room} in each line, if there were any`);
  const results: number[] = [];
  for (const number of numbers) {
    results.push(steps.reduce((now, step) => apply(step, now), number));
  }
  return await Promise.resolve(results);
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  const steps = ["wash", "dry", "fold"].map((name, n) => ({
    name,
    door,
    log,
    plus: 10 ** (n + 1),
  }));
  console.log(await pipeline(draw(9, log), steps, 1));
}
