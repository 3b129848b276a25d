// An empty line is taken for the end of it.

export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
  empty(): boolean;
}

export const END = -1;

export function produce(numbers: readonly number[], _consumers: number, line: Line): void {
  for (const number of numbers) line.putSync(number);
}

export function consume(line: Line, work: (number: number) => void): void {
  while (!line.empty()) work(line.getSync());
}
