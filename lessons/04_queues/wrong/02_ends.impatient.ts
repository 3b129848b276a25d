// Who has waited for a while believes that nothing more will come.

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
  for (;;) {
    let item: number;
    try {
      item = line.getSync({ timeout: 1000 });
    } catch {
      return;
    }
    work(item);
  }
}
