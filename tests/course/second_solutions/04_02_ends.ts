// One END that travels: whoever gets it puts it back for the next consumer.
export interface Line {
  putSync(item: number): void;
  getSync(options?: { readonly timeout?: number }): number;
  empty(): boolean;
}

export const END = -7;

export function produce(numbers: readonly number[], _consumers: number, line: Line): void {
  [...numbers, END].forEach((item) => line.putSync(item));
}

export function consume(line: Line, work: (number: number) => void): void {
  while (true) {
    const item = line.getSync();
    if (item === END) return line.putSync(END);
    work(item);
  }
}
