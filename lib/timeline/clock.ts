import { granted, now } from "./recorder.ts";

/** Carries the zero moment to children. */
const VARIABLE = "INTERLEAVE_ZERO";

let zero: number | undefined;

/**
 * Starts the clock from which `say()` counts, unless it runs already.
 *
 * The first call in a family of processes is the zero moment; children that are started afterwards
 * inherit it. Whatever starts a child calls it before, so that both count from the same moment.
 *
 * @returns The zero moment, in milliseconds since 1970.
 *
 * @example
 * ```ts
 * import { startClock } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(startClock(), startClock());
 * ```
 */
export function startClock(): number {
  if (zero !== undefined) return zero;
  const mayPass = granted({ name: "env", variable: VARIABLE });
  const inherited = mayPass ? Number(Deno.env.get(VARIABLE)) : NaN;
  if (inherited > 0) return zero = inherited;
  zero = now();
  if (mayPass) Deno.env.set(VARIABLE, String(zero));
  return zero;
}
