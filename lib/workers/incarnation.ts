/**
 * How the object of a subclass is rebuilt where its `run()` runs.
 *
 * @module
 */

import type { Target } from "./target.ts";

let next: unknown = null;

/** Who the object is that is being constructed, if it is being rebuilt; else `null`. */
export function takeIncarnation<I>(): I | null {
  const incarnation = next as I | null;
  next = null;
  return incarnation;
}

/**
 * Rebuilds the object of a subclass without running its constructors: they have run where it was made,
 * and what they set comes as `fields`.
 *
 * @param Base Its constructor alone runs; it takes the incarnation.
 * @param Class The subclass.
 * @param incarnation Who the object is.
 * @param options What the constructor of the base is given.
 */
export function incarnate<T extends object>(
  Base: abstract new (...args: never[]) => T,
  Class: Target,
  incarnation: unknown,
  options: object,
  fields: Readonly<Record<string, unknown>>,
): T {
  next = incarnation;
  return Object.assign(Reflect.construct(Base, [options], Class), fields);
}
