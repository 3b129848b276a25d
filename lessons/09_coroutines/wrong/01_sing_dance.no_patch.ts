// Each sleep blocks the thread, and with it all others.

import { type Greenlet, joinAll, spawn, type Switches, time } from "interleave/coroutines";

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
  return await joinAll(acts.map((act) => spawn(act)));
}
