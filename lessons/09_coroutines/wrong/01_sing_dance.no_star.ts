// `time.sleep()` makes a generator, and nobody runs it.

import {
  type Greenlet,
  joinAll,
  patchAll,
  spawn,
  type Switches,
  time,
} from "interleave/coroutines";

export type Act = () => Switches<number>;

// deno-lint-ignore require-yield -- that is the mistake
export function* repeat(
  word: string,
  times: number,
  ms: number,
  say: (word: string) => void,
): Switches<number> {
  for (let i = 0; i < times; i++) {
    say(word);
    time.sleep(ms);
  }
  return times;
}

export async function perform(acts: readonly Act[]): Promise<Greenlet<number>[]> {
  using _patch = patchAll();
  return await joinAll(acts.map((act) => spawn(act)));
}
