// Each is waited for before the next one begins.

import {
  type Greenlet,
  joinAll,
  patchAll,
  spawn,
  type Switches,
  time,
} from "interleave/coroutines";

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
  const greenlets: Greenlet<number>[] = [];
  for (const act of acts) greenlets.push(...await joinAll([spawn(act)]));
  return greenlets;
}
