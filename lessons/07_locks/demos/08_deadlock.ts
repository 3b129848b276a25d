// You will see: two locks taken in opposite orders, who waits for whom then, and who gets out.
import type { Demo } from "../../../course/kit.ts";
import { explore } from "interleave/explore";
import { Barrier, DeadlockError, type DeadlockStep, Queue, Thread } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { makeAccount, type ThreadAccount } from "./_account.ts";
import { draw } from "./_draw.ts";
import { finish } from "./_finish.ts";
import { broken } from "./_transfers.ts";
import { transfer } from "./broken/_transfer.ts";

export const demo: Demo = {
  title: "each has what the other one wants",
  shows: ["H7"],
  predict: {
    question: "One thread takes lock A and then B, another one B and then A. What can happen?",
    choices: { a: "the second one waits a little longer", b: "both may wait for ever" },
    answer: "b",
    because: "if each has its first lock, each waits for the second one, which the other one has",
  },

  async run(): Promise<void> {
    const [a, b] = [makeAccount(0, "A"), makeAccount(1, "B")];
    const [bothHaveOne, news] = [new Barrier(2), new Queue<News>()];
    const orders = [{ name: "A to B", from: a, to: b }, { name: "B to A", from: b, to: a }];
    await finish(orders.map(({ name, from, to }) => {
      const args = [from, to, bothHaveOne, news] as const;
      return new Thread({ module: import.meta.url, name, target: move, args });
    }));
    const stories = [await news.get(), await news.get()];
    const cycle = stories.filter((story) => story !== "done").flat();
    for (const { waiter, holds, waitsFor, heldBy } of cycle) {
      console.log(`  thread ${waiter} holds ${holds}, and waits for ${waitsFor}: ${heldBy} has it`);
    }
    claim("one got an error, which tells the cycle", cycle.length === 2, stories);
    const closes = cycle.every(({ heldBy }, n) => heldBy === cycle.at(n - 1)!.waiter);
    claim("each of them waits for what the other one holds", closes, cycle);
    claim("the one without an error could go on then", stories.includes("done"), stories);

    // The same function, under every schedule.
    const module = import.meta.resolve("./_transfers.ts");
    const { summary, failure } = await explore({ module, program: broken });
    say(summary);
    draw(failure!);
    const { preemptions, left } = failure!;
    claim("it takes one preemption, at the right moment", preemptions === 1, preemptions);
    const waits = left.map(({ thread, heldBy }) => `${thread} for ${heldBy}`);
    claim(`who waits for whom: ${waits.join(", ")}`, left.every(({ heldBy }) => heldBy !== null));
  },
};

/** What a thread has to tell: that it came through, or who waits for whom. */
type News = "done" | readonly DeadlockStep[];

/** Makes sure by the barrier that both have one lock; otherwise it is a matter of luck. */
export function move(
  from: ThreadAccount,
  to: ThreadAccount,
  bothHaveOne: Barrier,
  news: Queue<News>,
): void {
  using _span = span("moves money");
  try {
    transfer(from, to, 10, () => void bothHaveOne.waitSync());
    news.putSync("done");
  } catch (error) {
    if (!(error instanceof DeadlockError)) throw error;
    say("I get a DeadlockError");
    news.putSync(error.cycle);
  }
}

if (import.meta.main) await demo.run();
