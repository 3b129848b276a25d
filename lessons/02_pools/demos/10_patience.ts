// You will see: a task that never ends is stopped: by its time, or because nobody wants it any more.
import type { Demo } from "../../../course/kit.ts";
import { hasEnded } from "interleave/evidence";
import { Pool, TimeoutError } from "interleave/pools";
import { SimpleQueue } from "interleave/processes";
import { getpid } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

export const demo: Demo = {
  title: "a task that never ends",
  shows: ["C2", "C7"],
  needs: ["linux"],
  predict: {
    question: "`apply(f, args, { timeout: 300 })`, and f never ends. What happens to its worker?",
    choices: { a: "nothing: it goes on with f", b: "it is asked to stop", c: "it is killed" },
    answer: "c",
    because: "who computes without a break hears nobody; a process can be killed, and replaced",
  },

  async run(): Promise<void> {
    await using pool = new Pool(1, { module: import.meta.url });
    const begun = new SimpleQueue<number>();
    await pool.apply(square, [6]); // the worker has come so far

    const slow = pool.apply(forever, [begun], { timeout: 300 }).catch((error) => error);
    const first = await begun.get();
    const behind = pool.apply(square, [7]); // has to wait for the only worker
    const late = await slow;
    say(late.message);
    claim("the task failed with a TimeoutError", late instanceof TimeoutError, late);
    claim("its worker was killed", hasEnded(first), first);
    claim("the task behind it was done by a new one", await behind === 49);

    const nobodyWantsIt = new AbortController();
    const { signal } = nobodyWantsIt;
    const [running, waiting] = [1, 2].map(() =>
      pool.apply(forever, [begun], { signal }).catch((error) => error)
    );
    const second = await begun.get();
    nobodyWantsIt.abort(new Error("I have found it elsewhere"));
    const reasons = [(await running).message, (await waiting).message];
    say(`the reason: ${reasons[0]}`);
    claim("a signal ends a task at work, and one that waits", reasons[0] === reasons[1], reasons);
    claim("the one at work with its worker", hasEnded(second), second);
    claim("and the pool goes on", await pool.apply(square, [8]) === 64);
  },
};

/** Tells who it is, and computes for ever. */
export function forever(begun: SimpleQueue<number>): never {
  using _span = span("for ever");
  begun.putSync(getpid());
  for (;;);
}

export function square(number: number): number {
  using _span = span(`square of ${number}`);
  return number ** 2;
}

if (import.meta.main) await demo.run();
