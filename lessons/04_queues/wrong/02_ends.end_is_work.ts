// Each consumer works on the END as well, before it looks what it was.

export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
  empty(): boolean;
}

export const END = -1;

export function produce(numbers: readonly number[], consumers: number, line: Line): void {
  for (const number of numbers) line.putSync(number);
  for (let n = 0; n < consumers; n++) line.putSync(END);
}

export function consume(line: Line, work: (number: number) => void): void {
  for (;;) {
    const item = line.getSync();
    work(item);
    if (item === END) return;
  }
}
