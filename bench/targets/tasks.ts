/** What the workers of `bench/pools.ts` do. */

import { move } from "interleave/pools";

export function square(x: number): number {
  return x * x;
}

/** Works for so many milliseconds. */
export function burn(ms: number): number {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return ms;
}

/** Changes the first byte and gives the memory back. */
export function giveBack(bytes: Uint8Array): Uint8Array {
  return move(giveCopy(bytes));
}

/** Changes the first byte and gives a copy of the memory back. */
export function giveCopy(bytes: Uint8Array): Uint8Array {
  bytes[0]!++;
  return bytes;
}
