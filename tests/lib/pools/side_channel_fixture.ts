/** What the workers of `side_channel_test.ts` do. */

import { move } from "interleave/pools";
import type { Event } from "interleave/threads";

/** Inverts the first and the last byte, and gives the memory back. */
export function invertEnds(bytes: Uint8Array): Uint8Array {
  bytes[0]! ^= 255;
  bytes[bytes.length - 1]! ^= 255;
  return move(bytes);
}

/** Makes so much memory and gives it away, nested. */
export function make(length: number): { readonly rows: readonly Uint8Array[] } {
  return { rows: [move(new Uint8Array(length).fill(7)), new Uint8Array([1])] };
}

/** Says what it gave away. */
export function giveTwice(length: number): [Uint8Array, boolean] {
  const bytes = new Uint8Array(length);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return [move(bytes), true];
}

export async function askThrough(port: MessagePort): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  port.onmessage = ({ data }): void => {
    port.postMessage(data + 1);
    resolve();
  };
  await promise;
  // Until the answer is there.
  await new Promise((resolve) => setTimeout(resolve, 0));
}

export function waitAndMeasure(event: Event, bytes: Uint8Array): number {
  event.waitSync();
  return bytes.length;
}

export function lengthOf(bytes: Uint8Array): number {
  return bytes.length;
}

export function exit(_bytes: Uint8Array): void {
  Deno.exit();
}

export function fail(bytes: Uint8Array): never {
  throw new RangeError(`no ${bytes.length}`);
}
