// A ShareableList does the bookkeeping, and a name of its own tells the lists apart.
import { ShareableList } from "interleave/processes";

export function leave(numbers: readonly number[]): string {
  const list = new ShareableList(numbers, { name: `numbers-${crypto.randomUUID()}` });
  list.close();
  return list.name;
}

export function take(name: string): number[] {
  const list = ShareableList.attach(name);
  try {
    return [...list] as number[];
  } finally {
    list.unlink();
    list.close();
  }
}
