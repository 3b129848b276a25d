/**
 * For the demo `compare`: three ways to hand blocks of bytes to another process, behind one face.
 *
 * @module
 */
import {
  type Connection,
  Pipe,
  Process,
  Queue,
  Semaphore,
  SharedArray,
} from "interleave/processes";
import { span } from "interleave/timeline";

/** How a block gets from one process to another. */
export interface Way {
  put(block: Uint8Array<ArrayBuffer>): void;
  get(): Uint8Array<ArrayBuffer>;
}

/** What both sides are given: ends of a pipe, a queue, or an array with its two semaphores. */
type Parts =
  | readonly [Connection, Connection]
  | readonly [Queue<Uint8Array<ArrayBuffer>>]
  | readonly [SharedArray<"uint8">, Semaphore, Semaphore];

/** Makes the parts of each way. */
const MAKE = {
  "Pipe": (): Parts => Pipe({ duplex: false }),
  "Queue": (): Parts => [new Queue<Uint8Array<ArrayBuffer>>(1)],
  // One block; who writes needs `free`, who reads needs `full`: an array by itself tells nobody.
  "SharedArray": (size: number): Parts => [
    new SharedArray("uint8", size, { lock: false }),
    new Semaphore(1),
    new Semaphore(0),
  ],
};
export type Name = keyof typeof MAKE;
export const NAMES = Object.keys(MAKE) as Name[];

function wayOf(parts: Parts, size: number): Way {
  if (parts.length === 1) {
    const [queue] = parts;
    return { put: (block) => queue.putSync(block), get: () => queue.getSync() };
  }
  if (parts.length === 2) {
    const [reader, writer] = parts;
    return { put: (block) => writer.sendBytesSync(block), get: () => reader.recvBytesSync(size) };
  }
  const [array, free, full] = parts;
  const [bytes, copy] = [array.view as Uint8Array, new Uint8Array(size)];
  return {
    put(block): void {
      free.acquireSync();
      bytes.set(block);
      full.release();
    },
    get(): Uint8Array<ArrayBuffer> {
      full.acquireSync();
      copy.set(bytes);
      free.release();
      return copy;
    },
  };
}

/** Sends blocks to an echo and back; gives the time in milliseconds, and the sum of what came back. */
export function roundTrips(name: Name, size: number, rounds: number): { ms: number; sum: number } {
  const [there, back] = [MAKE[name](size), MAKE[name](size)];
  const args = [there, back, size, rounds] as const;
  const options = { module: import.meta.url, target: echo, name, args, start: "fork" } as const;
  const child = new Process(options);
  child.start();
  const [out, home] = [wayOf(there, size), wayOf(back, size)];
  const block = new Uint8Array(size);
  let sum = 0, start = 0;
  for (let round = -1; round < rounds; round++) { // the one before the first waits for the child
    if (round === 0) start = performance.now();
    block.fill(round & 0x7f);
    out.put(block);
    const echoed = home.get();
    if (round >= 0) sum += echoed[0]! + echoed[size - 1]!;
  }
  const ms = performance.now() - start;
  child.joinSync();
  return { ms, sum };
}

/** Sends back what comes. */
export function echo(there: Parts, back: Parts, size: number, rounds: number): void {
  const [from, to] = [wayOf(there, size), wayOf(back, size)];
  using _span = span("sends back");
  for (let round = -1; round < rounds; round++) to.put(from.get());
}
