// The next number begins when the one before is through.

import { Queue, Thread } from "interleave/threads";
export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
}
export const END = -1;
export interface Step {
  readonly name: string;
  readonly door: string;
  readonly log: string;
  readonly plus: number;
}
export function apply({ name, door, log, plus }: Step, number: number): number {
  using file = Deno.openSync(door);
  file.lockSync();
  Deno.writeTextFileSync(log, `${name} ${number}\n`, { append: true });
  return number + plus;
}
export function* draw(count: number, log: string): Generator<number, void> {
  for (let number = 0; number < count; number++) {
    Deno.writeTextFileSync(log, `draw ${number}\n`, { append: true });
    yield number;
  }
}
export function feed(numbers: Iterable<number>, to: Line): void {
  for (const number of numbers) to.putSync(number);
  to.putSync(END);
}
export function stage(from: Line, to: Line, step: (number: number) => number): void {
  for (let number = from.getSync(); number !== END; number = from.getSync()) {
    to.putSync(step(number));
  }
  to.putSync(END);
}
export function work(from: Queue<number>, to: Queue<number>, step: Step): void {
  stage(from, to, (number) => apply(step, number));
}
export async function pipeline(
  numbers: Iterable<number>,
  steps: readonly Step[],
  room: number,
): Promise<number[]> {
  const lines = steps.map(() => new Queue<number>(room));
  const done = new Queue<number>();
  const threads = steps.map((step, n) => {
    const args = [lines[n]!, lines[n + 1] ?? done, step] as const;
    return new Thread({ module: import.meta.url, target: work, args });
  });
  for (const thread of threads) thread.start();
  const results: number[] = [];
  for (const number of numbers) {
    lines[0]!.putSync(number);
    results.push(done.getSync());
  }
  lines[0]!.putSync(END);
  for (const thread of threads) await thread.join();
  return results;
}
