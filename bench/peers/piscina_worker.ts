/** The tasks of `piscina.ts`. */

import { move } from "piscina";

export default function square(x: number): number {
  return x * x;
}

/** Changes the first byte and gives the memory back. */
export function giveBack(bytes: Uint8Array): unknown {
  bytes[0]!++;
  return move(bytes);
}
