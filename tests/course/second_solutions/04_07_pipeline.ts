// Stages that wait without blocking, the feeding and the collecting side by side, and a queue that is
// shut down behind the last number in place of a word for the end.
import { Queue, QueueShutDown, Thread } from "interleave/threads";

export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
}

export const END = -9;

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
  const all = numbers[Symbol.iterator]();
  let next = all.next();
  while (!next.done) {
    to.putSync(next.value);
    next = all.next();
  }
  to.putSync(END);
}

export function stage(from: Line, to: Line, step: (number: number) => number): void {
  let number: number;
  do {
    number = from.getSync();
    to.putSync(number === END ? END : step(number));
  } while (number !== END);
}

export async function work(from: Queue<number>, to: Queue<number>, step: Step): Promise<void> {
  try {
    while (true) await to.put(apply(step, await from.get()));
  } catch (error) {
    to.shutdown();
    if (!(error instanceof QueueShutDown)) throw error;
  }
}

export async function pipeline(
  numbers: Iterable<number>,
  steps: readonly Step[],
  room: number,
): Promise<number[]> {
  const lines = [...steps, null].map(() => new Queue<number>(room));
  const ends = steps.map((step, n) => {
    const args = [lines[n]!, lines[n + 1]!, step] as const;
    const thread = new Thread({ module: import.meta.url, target: work, args });
    thread.start();
    return thread.join();
  });
  const results: number[] = [];
  const collecting = (async () => {
    while (true) results.push(await lines.at(-1)!.get());
  })().catch((error) => {
    if (!(error instanceof QueueShutDown)) throw error;
  });
  for (const number of numbers) await lines[0]!.put(number);
  lines[0]!.shutdown();
  await Promise.all([collecting, ...ends]);
  return results;
}
