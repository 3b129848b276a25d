// You will see: greenlets that switch at every sleep, are waited for, fail, and are ended by others.
import type { Demo } from "../../../course/kit.ts";
import { type Greenlet, joinAll, kill, sleep, spawn, type Switches } from "interleave/coroutines";
import { claim, say } from "interleave/timeline";
import { Chart } from "./_chart.ts";

const heard: string[] = [];
const chart = new Chart();

export const demo: Demo = {
  title: "spawn, join, kill",
  shows: ["J3"],
  predict: {
    question: "`sing` and `dance` say their word three times and sleep after each. What is heard?",
    choices: {
      a: "sing sing sing dance dance dance",
      b: "sing dance sing dance sing dance",
      c: "it differs from run to run",
    },
    answer: "b",
    because: "each sleep lets the other one go on, and both sleep equally long",
  },

  async run(): Promise<void> {
    const both = [spawn(() => repeat("sing", 3)), spawn(() => repeat("dance", 3))];
    claim("spawn() does not wait: nobody has begun", heard.length === 0, heard);
    const ended = await joinAll(both);
    chart.draw();
    const order = "sing dance sing dance sing dance";
    claim("they switched at every sleep", heard.join(" ") === order, heard);
    claim("joinAll() gives those that have ended: both", ended.length === 2, ended);
    const results = both.map((each) => each.result());
    claim("a greenlet keeps what it returned", results.join() === "3,3", results);

    const broken = spawn(function* (): Switches {
      yield sleep(1);
      throw new Error("out of breath");
    });
    await broken.join();
    claim("join() waits, and throws nothing", broken.done && !broken.successful, broken);
    const error = broken.exception() as Error;
    claim("the error stays in the greenlet", error.message === "out of breath", error);

    const endless: Greenlet<void> = spawn(function* (): Switches {
      try {
        yield new Promise(() => {}); // for a call that never comes
      } finally {
        heard.push("bow");
      }
    });
    const late = await endless.join({ timeout: 10 });
    claim("one that never ends: join() can give up", !late, late);
    await kill(endless);
    claim("kill() ends it where it waits, and it tidies up", heard.at(-1) === "bow", heard);
  },
};

/** Says a word, and sleeps after it: `yield` is where others have their turn. */
function* repeat(word: string, times: number): Switches<number> {
  for (let i = 1; i <= times; i++) {
    heard.push(word);
    say(`${word} ${i}`);
    using _span = chart.span(word, "sleeps");
    yield sleep(150);
  }
  return times;
}

if (import.meta.main) await demo.run();
