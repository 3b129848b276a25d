// Waits for one after the other, and takes the patch back by hand.

import { type Greenlet, patchAll, spawn, type Switches, time } from "interleave/coroutines";

export type Act = () => Switches<number>;

export function* repeat(
  word: string,
  times: number,
  ms: number,
  say: (word: string) => void,
): Switches<number> {
  if (times === 0) return 0;
  say(word);
  yield* time.sleep(ms);
  return 1 + (yield* repeat(word, times - 1, ms, say));
}

export async function perform(acts: readonly Act[]): Promise<Greenlet<number>[]> {
  const patch = patchAll();
  try {
    const greenlets = acts.map((act) => spawn(act));
    for (const greenlet of greenlets) await greenlet.join();
    return greenlets;
  } finally {
    patch[Symbol.dispose]();
  }
}
