import { OwnerDiedError } from "../errors.ts";
import type { Memory } from "../memory/memory.ts";

/** Asking whether somebody lives is slow; nobody is asked about within so many milliseconds. */
const PATIENCE = 20;
/** A wait that ends sooner than this, in milliseconds, ends with `false` whoever has died. */
const SHORT = 1000;

/**
 * When a wait that begins now may ask whether the holder lives.
 *
 * @param deadline When the wait ends.
 * @returns Milliseconds on the clock of `performance.now()`; `Infinity` for never.
 */
export function suspiciousFrom(deadline: number): number {
  const now = performance.now();
  return deadline - now < SHORT ? Infinity : now + PATIENCE;
}

/**
 * Tells those who wait that the holder has ended.
 *
 * @param what What it held.
 */
export function ownerDied(what: string, memory: Memory, owner: number): OwnerDiedError {
  return new OwnerDiedError(
    `Cannot acquire ${what}: ${nameOf(memory, owner)}, which has it, has ended; ` +
      "put right what it guards, then release() gives it back",
    owner,
  );
}

/** What to call a thread in a message. */
export function nameOf(memory: Memory, thread: number): string {
  if (thread === 0) return "somebody";
  return `${memory.kind === "mapped" ? "process" : "thread"} ${thread}`;
}
