import { rest } from "./rest.ts";

const LONGEST_MS = 10_000;

/**
 * Looks again and again until there is something to see. Blocks this thread: in a forked child, too.
 *
 * @param what What is waited for, for the message.
 * @param look Gives what there is to see; nothing, or `false`, as long as there is nothing.
 * @returns What was seen.
 * @throws {Error} after 10 s.
 *
 * @example
 * ```ts
 * import { until } from "interleave/evidence";
 * import { assertEquals } from "@std/assert";
 *
 * let looks = 0;
 * assertEquals(until("the third look", () => ++looks === 3 && looks), 3);
 * ```
 */
export function until<T>(what: string, look: () => T | false | null | undefined): T {
  const deadline = performance.now() + LONGEST_MS;
  while (performance.now() < deadline) {
    const seen = look();
    if (seen) return seen;
    rest(1);
  }
  throw new Error(`Waited ${LONGEST_MS / 1000} s for ${what}, in vain`);
}
