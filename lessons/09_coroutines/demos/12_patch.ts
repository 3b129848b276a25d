// You will see: the same two functions one after the other, and interleaved once sleep() is patched.
import type { Demo } from "../../../course/kit.ts";
import { joinAll, patchAll, spawn } from "interleave/coroutines";
import { claim, formatDuration, say } from "interleave/timeline";
import { dance, sing } from "./_acts.ts";
import { Chart } from "./_chart.ts";

export const demo: Demo = {
  title: "a sleep that blocks, and one that gives way",
  shows: ["J4"],
  predict: {
    question: "Two greenlets call a sleep that blocks the thread. What does the other one do?",
    choices: { a: "it goes on", b: "nothing, until the first one has ended" },
    answer: "b",
    because: "who blocks the thread gives nobody a turn; to its loop, that is one long step",
  },

  async run(): Promise<void> {
    say("time.sleep() blocks the thread");
    const before = await perform();
    const inTurn = "sing sing sing dance dance dance";
    claim("one after the other", before === inTurn, before);

    say("patchAll(), and the same two functions");
    {
      using _patch = patchAll();
      const patched = await perform();
      claim("interleaved", patched === "sing dance sing dance sing dance", patched);
    }

    const after = await perform();
    claim("the patch is undone: as in the beginning", after === inTurn, after);
  },
};

/** Lets both do what they do; in which order that was. */
async function perform(): Promise<string> {
  const chart = new Chart();
  const heard: string[] = [];
  const start = performance.now();
  await joinAll([spawn(() => sing(heard, chart)), spawn(() => dance(heard, chart))]);
  chart.draw();
  say(`it took ${formatDuration(performance.now() - start)}`);
  return heard.join(" ");
}

if (import.meta.main) await demo.run();
