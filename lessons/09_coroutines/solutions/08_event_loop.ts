/**
 * An event loop of your own
 *
 * Write the loop that lets coroutines run. They are generators, and what one yields says what it wants:
 *
 *     yield 0        its next turn; the others who are ready have theirs before
 *     yield 20       to sleep for 20 ms
 *     yield steps    to start another coroutine; it goes on itself with its next turn
 *
 * - Who is ready has its turn in the order in which they became so.
 * - Nobody wakes too early. Of those whose time has come, the one who was due first goes first. Somebody
 *   who is always ready keeps nobody asleep.
 * - When nobody is ready, the thread sleeps until the next one is due: `clock.rest(ms)`. It never rests
 *   while somebody is ready, and it does not ask the clock again and again instead.
 * - `run()` returns when all have ended.
 */
import { rest } from "interleave/evidence";

/** Tells the time in milliseconds, and blocks the thread for a while. */
export interface Clock {
  now(): number;
  rest(ms: number): void;
}

/** A coroutine. */
export type Steps = Generator<number | Steps, void, void>;
/** Runs coroutines until all have ended. */
export function run(coroutines: readonly Steps[], clock: Clock): void {
  const ready = [...coroutines];
  const sleeping: { readonly at: number; readonly steps: Steps }[] = [];
  while (ready.length + sleeping.length > 0) {
    // A round: who becomes ready meanwhile has a turn in the next one, and sleepers are looked at
    // after each, so that nobody who is always ready keeps them asleep.
    for (const steps of ready.splice(0)) {
      const { done, value: wanted } = steps.next();
      if (done) continue;
      if (typeof wanted !== "number") ready.push(wanted, steps);
      else if (wanted <= 0) ready.push(steps);
      else sleeping.push({ at: clock.now() + wanted, steps });
    }
    sleeping.sort((a, b) => a.at - b.at); // keeps the order of those of one moment
    if (ready.length === 0 && sleeping.length > 0) {
      const ms = sleeping[0]!.at - clock.now();
      if (ms > 0) clock.rest(ms); // nobody is ready: the thread has nothing to do
    }
    const now = clock.now();
    while (sleeping.length > 0 && sleeping[0]!.at <= now) ready.push(sleeping.shift()!.steps);
  }
}

/** Says a word three times, and sleeps after each. */
function* repeat(word: string, ms: number): Steps {
  for (let i = 0; i < 3; i++) {
    console.log(word);
    yield ms;
  }
}

if (import.meta.main) {
  const clock = { now: () => performance.now(), rest };
  run([repeat("sing", 200), repeat("dance", 300)], clock);
}
