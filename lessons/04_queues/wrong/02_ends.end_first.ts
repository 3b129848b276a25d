// The word for the end comes before the last number.

export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
  empty(): boolean;
}

export const END = -1;

export function produce(numbers: readonly number[], consumers: number, line: Line): void {
  const last = numbers.at(-1)!;
  for (const number of numbers.slice(0, -1)) line.putSync(number);
  for (let n = 0; n < consumers; n++) line.putSync(END);
  line.putSync(last);
}

export function consume(line: Line, work: (number: number) => void): void {
  for (let item = line.getSync(); item !== END; item = line.getSync()) work(item);
}
