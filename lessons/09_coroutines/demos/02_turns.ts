// You will see: a loop of four lines that lets any number of generators take turns.
import type { Demo } from "../../../course/kit.ts";
import { claim, say } from "interleave/timeline";

/** A coroutine: at each `yield` it gives way. */
type Steps = Generator<void, void, void>;

export const demo: Demo = {
  title: "a loop that gives everybody a turn",
  shows: ["J1"],
  predict: {
    question: "sing has 3 words, dance 1, clap 2. They take turns in this order. Who has the last?",
    choices: { a: "sing", b: "dance", c: "clap" },
    answer: "a",
    because: "who has said everything is not put back into the row; sing is left alone at the end",
  },

  run(): void {
    const heard: string[] = [];
    function* repeat(word: string, times: number): Steps {
      for (let i = 1; i <= times; i++) {
        heard.push(word);
        say(`${word} ${i} of ${times}`);
        yield; // here the others have their turn
      }
    }

    takeTurns(repeat("sing", 3), repeat("dance", 1), repeat("clap", 2));
    const order = "sing dance clap sing clap sing";
    claim(`the order was ${order}`, heard.join(" ") === order, heard);

    heard.length = 0;
    say("and now sing yields only at its end");
    function* hog(): Steps {
      for (const i of [1, 2, 3]) heard.push(`sing ${i}`);
      yield;
    }
    takeTurns(hog(), repeat("dance", 2));
    const hogged = "sing 1,sing 2,sing 3,dance,dance";
    claim("nobody took its turn away", heard.join() === hogged, heard);
  },
};

/** The whole event loop, so far: a row of those who could go on. */
function takeTurns(...ready: Steps[]): void {
  for (let steps = ready.shift(); steps !== undefined; steps = ready.shift()) {
    if (!steps.next().done) ready.push(steps); // back to the end of the row
  }
}

if (import.meta.main) demo.run();
