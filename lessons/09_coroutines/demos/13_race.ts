// You will see: one thread, two coroutines, and money that vanishes between a read and a write.
import type { Demo } from "../../../course/kit.ts";
import { gather, run } from "interleave/coroutines";
import { explore, table } from "interleave/explore";
import { claim, say } from "interleave/timeline";
import { Account } from "./_account.ts";
import { withdraw as broken } from "./broken/_withdraw.ts";
import { withdraw as fixed } from "./fixed/_withdraw.ts";

/** Where the two versions are, for the explorer. */
const BROKEN = import.meta.resolve("./broken/_withdraw.ts");
const FIXED = import.meta.resolve("./fixed/_withdraw.ts");

export const demo: Demo = {
  title: "no lock needed, and when one is after all",
  shows: ["J5"],
  needs: ["linux"],
  predict: {
    question: "Two coroutines share one thread. Can `n += 1` lose an update between them?",
    choices: {
      a: "yes, as with threads",
      b: "no",
      c: "only with an `await` between read and write",
    },
    answer: "c",
    because: "nobody else runs between two awaits; across an await everybody may",
  },

  async run(): Promise<void> {
    let count = 0;
    await run((main) =>
      main.until(gather([1, 2].map(() => async (task) => {
        for (let i = 0; i < 1000; i++) {
          count += 1; // no await in it: one step
          if (i % 100 === 0) await task.sleep(0);
        }
      })))
    );
    claim("2 coroutines, 1000 × count += 1 each, no lock: 2000", count === 2000, count);

    say("two withdraw 30 and 20 from an account of 100, at the same time");
    const lost = await leftAfter(broken);
    say(`broken: ${lost} is left; it should be 50`);
    claim("both have read 100 before either wrote", lost !== 50, lost);
    const right = await leftAfter(fixed);
    claim("fixed: with a lock over both awaits 50 is left", right === 50, right);

    say("was that bad luck? All schedules there are, by the explorer");
    console.log("   (a step is what a coroutine does from one await to the next)");
    const bad = await explore({ module: BROKEN, program: "steps" });
    const width = Number(Deno.env.get("COLUMNS") ?? 80);
    console.log(`\n${table(bad.failure!, { width })}\n`);
    claim(
      "broken: the explorer finds a schedule that fails",
      bad.kind === "check-failed",
      bad.summary,
    );
    const good = await explore({ module: FIXED, program: "steps" });
    claim("fixed: no schedule fails, of all there are", good.kind === "ok" && good.complete, good);
  },
};

/** How much is left when both have withdrawn. */
async function leftAfter(withdraw: typeof broken): Promise<number> {
  return await run(async (main) => {
    const account = new Account(100);
    await main.until(gather([30, 20].map((amount) => (task) => withdraw(task, account, amount))));
    return await account.read(main);
  });
}

if (import.meta.main) await demo.run();
