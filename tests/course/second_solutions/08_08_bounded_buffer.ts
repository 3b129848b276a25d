import type { Lock } from "interleave/explore";

export interface Buffer {
  readonly words: Int32Array;
  readonly lock: Pick<Lock, "acquireSync" | "release" | "holdSync">;
}

/** How much was ever put and got, and how often anything has changed: a word of its own to sleep on. */
const PUT = 0, GOT = 1, CHANGES = 2;
export const SLOTS = 3;

export function put({ words, lock }: Buffer, item: number): void {
  const size = words.length - SLOTS;
  when(words, lock, () => words[PUT]! - words[GOT]! < size, () => {
    words[SLOTS + words[PUT]! % size] = item;
    words[PUT]!++;
  });
}

export function get({ words, lock }: Buffer): number {
  let item = 0;
  when(words, lock, () => words[GOT] !== words[PUT], () => {
    item = words[SLOTS + words[GOT]! % (words.length - SLOTS)]!;
    words[GOT]!++;
  });
  return item;
}

/** Does something under the lock as soon as it can be done, and tells all others. */
function when(
  words: Int32Array,
  lock: Buffer["lock"],
  isPossible: () => boolean,
  action: () => void,
): void {
  for (;;) {
    const before = Atomics.load(words, CHANGES); // what changes from here on, ends the sleep
    {
      using _held = lock.holdSync();
      if (isPossible()) {
        action();
        break;
      }
    }
    Atomics.wait(words, CHANGES, before);
  }
  Atomics.add(words, CHANGES, 1);
  Atomics.notify(words, CHANGES);
}
