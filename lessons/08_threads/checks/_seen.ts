import { enumerateThreads } from "interleave/threads";
import type { Seen } from "./_scene.ts";

/** What there is to be seen in the moment in which a function has returned. */
export function seen<T>(value: T): Seen<T> {
  return { value, left: enumerateThreads().slice(1).map(({ name }) => name) };
}
