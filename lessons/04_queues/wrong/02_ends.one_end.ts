// One END for all: the first consumer takes it away.

export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
  empty(): boolean;
}

export const END = -1;

export function produce(numbers: readonly number[], _consumers: number, line: Line): void {
  for (const number of numbers) line.putSync(number);
  line.putSync(END);
}

export function consume(line: Line, work: (number: number) => void): void {
  for (let item = line.getSync(); item !== END; item = line.getSync()) work(item);
}
