import type { Program, SharedInt } from "interleave/explore";

/** What the sellers share. */
interface Shop {
  readonly left: SharedInt;
  readonly sold: SharedInt;
}

export function make(): Program<Shop> {
  return {
    shared: (m) => ({ left: m.int("left", 1), sold: m.int("sold") }),
    threads: { Ann: sell, Ben: sell },
    check({ left, sold }): void {
      if (sold.load() !== 1) throw new Error(`${sold.load()} sold, and ${left.load()} are left`);
    },
  };
}

function sell({ left, sold }: Shop): void {
  if (left.load() > 0) {
    left.sub(1);
    sold.add(1);
  }
}
