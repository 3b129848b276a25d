// You will see: a whole event loop in under 60 lines, and that `await` is a `yield` to one like it.
import type { Demo } from "../../../course/kit.ts";
import { claim, say } from "interleave/timeline";
import { Loop } from "./_loop.ts";
import * as awaiting from "./awaiting/_reader.ts";
import * as yielding from "./yielding/_reader.ts";

const LOOP = new URL("./_loop.ts", import.meta.url);

export const demo: Demo = {
  title: "a loop that waits for everything",
  shows: ["J1"],
  predict: {
    question: "A coroutine waits for a promise that is fulfilled already. Does it go on at once?",
    choices: { a: "yes, there is nothing to wait for", b: "no, who is ready goes first" },
    answer: "b",
    because: "to wait is to give way, however short: the answer comes with the next turn",
  },

  async run(): Promise<void> {
    const heard: string[] = [];
    const loop = new Loop();
    loop.start(yielding.read(heard, LOOP));
    loop.start(yielding.sing(heard));
    await loop.run();
    say("the loop of this lesson, and `yield`:");
    console.log(`   ${heard.join(", ")}`);
    const lines = Number(heard.find((each) => /^read /.test(each))!.split(" ")[1]);
    claim(`the file is the loop itself: ${lines} lines`, lines > 20 && lines < 60, lines);
    const begin = heard.slice(0, 2).join();
    claim("the reader waited for nothing, and yet gave way", begin === "reader,la", heard);
    const last = heard.at(-1);
    claim("an error came out of the `yield` that waited", last === "caught: no more", heard);

    const awaited: string[] = [];
    await Promise.all([awaiting.read(awaited, LOOP), awaiting.sing(awaited)]);
    say("the loop of JavaScript, and `await`:");
    console.log(`   ${awaited.join(", ")}`);
    const inTurn = awaited.slice(0, 2).join();
    claim("the first turns are the same", inTurn === begin, awaited);
    claim("and so are all lines that were said", same(awaited, heard), [awaited, heard]);
  },
};

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

if (import.meta.main) await demo.run();
