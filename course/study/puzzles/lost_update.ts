import type { Program, SharedInt } from "interleave/explore";

export function make(): Program<{ count: SharedInt }> {
  return {
    shared: (m) => ({ count: m.int("count") }),
    threads: {
      A({ count }): void {
        const seen = count.load();
        count.store(seen + 1);
      },
      B({ count }): void {
        const seen = count.load();
        count.store(seen + 1);
      },
    },
    check({ count }): void {
      if (count.load() !== 2) throw new Error(`an update was lost: the count is ${count.load()}`);
    },
  };
}
