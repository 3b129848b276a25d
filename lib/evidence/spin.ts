/** Nobody spins longer: a process that is forgotten ends some day. */
const LONGEST_MS = 10_000;

/**
 * Uses the processor all the time.
 *
 * @param ms How long, in milliseconds on the clock; 10 000 if not given.
 *
 * @example
 * ```ts
 * import { spin } from "interleave/evidence";
 *
 * spin(1);
 * ```
 */
export function spin(ms: number = LONGEST_MS): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
