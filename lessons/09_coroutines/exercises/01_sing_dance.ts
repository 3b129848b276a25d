/**
 * Sing and dance
 *
 * Greenlets are coroutines that are written as generators. Let some of them perform:
 *
 * - `repeat()` says its word `times` times. After each it sleeps for `ms` milliseconds with
 *   `time.sleep()`. It returns how often it has said it.
 * - `perform()` runs all acts at the same time: whenever one sleeps, the others go on. When all have
 *   ended, however they end, it returns their greenlets, in the order of the acts.
 * - After that, `time.sleep()` blocks the thread again, as it did before.
 */
import { type Greenlet, joinAll, sleep, spawn, type Switches } from "interleave/coroutines";

/** What a greenlet runs. */
export type Act = () => Switches<number>;

/** Says a word again and again. */
export function* repeat(
  word: string,
  times: number,
  ms: number,
  say: (word: string) => void,
): Switches<number> {
  for (let i = 0; i < times; i++) {
    say(word);
    // TODO: no patch reaches this one; and what runs a generator within another one?
    yield sleep(ms);
  }
  return times;
}

/** Runs all acts at the same time. */
export async function perform(acts: readonly Act[]): Promise<Greenlet<number>[]> {
  const greenlets: Greenlet<number>[] = [];
  for (const act of acts) {
    // TODO: who begins when, and what does a sleep do to the others?
    const greenlet = spawn(act);
    greenlets.push(...await joinAll([greenlet]));
  }
  return greenlets;
}

if (import.meta.main) {
  const acts = ["sing", "dance"].map((word): Act => () => repeat(word, 3, 100, console.log));
  await perform(acts);
}
