import type { Shared } from "../_three_mistakes.ts";

/** A lost update: reads, and writes later. */
export function count({ counter }: Shared): void {
  counter.value += 1;
}

/** Check, then act: by then it may be different. */
export function buy({ lock, tickets, sold }: Shared): void {
  if (tickets.load() === 0) return;
  using _held = lock.holdSync();
  tickets.sub(1);
  sold.add(1);
}

/** `if` around a wait: who was woken believes that it is so. */
export function take({ condition, plates }: Shared): void {
  using _held = condition.holdSync();
  if (plates.value === 0) condition.waitSync();
  if (plates.value === 0) throw new Error("there is no plate");
  plates.value -= 1;
}
