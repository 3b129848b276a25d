// The first error ends the wait for all the others.

import { type Greenlet, patchAll, spawn, type Switches, time } from "interleave/coroutines";

export type Act = () => Switches<number>;

export function* repeat(
  word: string,
  times: number,
  ms: number,
  say: (word: string) => void,
): Switches<number> {
  for (let i = 0; i < times; i++) {
    say(word);
    yield* time.sleep(ms);
  }
  return times;
}

export async function perform(acts: readonly Act[]): Promise<Greenlet<number>[]> {
  using _patch = patchAll();
  const greenlets = acts.map((act) => spawn(act));
  await Promise.all(greenlets);
  return greenlets;
}
