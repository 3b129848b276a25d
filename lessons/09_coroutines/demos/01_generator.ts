// You will see: two functions that stop in the middle, take turns by hand, and tidy up when told to.
import type { Demo } from "../../../course/kit.ts";
import { claim, say } from "interleave/timeline";

const heard: string[] = [];

export const demo: Demo = {
  title: "a function that stops in the middle",
  shows: ["J1"],
  predict: {
    question: '`sing` is a `function*`. What has it done when the call `sing("la")` returns?',
    choices: { a: "all of it", b: "the part before the first `yield`", c: "nothing" },
    answer: "c",
    because: "the call only makes a generator, which goes on when somebody says `next()`",
  },

  run(): void {
    const la = sing("la");
    claim("the call has run nothing", heard.length === 0, heard);

    say("I say next(): it runs up to its first yield");
    const first = la.next();
    claim("it has sung once, and stands still", heard.join() === "la 1", heard);
    claim("yield has handed a value out", first.value === 1 && !first.done, first);

    say("a second one, and I let them take turns");
    const hey = sing("hey");
    hey.next();
    la.next("louder");
    hey.next("softer");
    const turns = "la 1,hey 1,la 2 louder,hey 2 softer";
    claim("each went on where it was, with its own variables", heard.join() === turns, heard);

    say("la gets to its end");
    const last = la.next("louder");
    claim(
      "the end is told, and what it returned",
      last.done === true && last.value === "sung",
      last,
    );

    say("I throw an error into hey, where it waits");
    let thrown: unknown;
    try {
      hey.throw(new Error("enough"));
    } catch (error) {
      thrown = error;
    }
    claim("its finally has run first", heard.at(-1) === "hey bows", heard);
    claim("then the error came back to me", (thrown as Error).message === "enough", thrown);
  },
};

/** Sings two times; stops at each `yield`, and gets there what `next()` is called with. */
function* sing(word: string): Generator<number, string, string> {
  let how = "";
  try {
    for (let verse = 1; verse <= 2; verse++) {
      heard.push(`${word} ${verse}${how && " "}${how}`);
      say(`   ${heard.at(-1)}`);
      how = yield verse;
    }
    return "sung";
  } finally {
    heard.push(`${word} bows`);
  }
}

if (import.meta.main) demo.run();
