// You will see: a row of numbers that several processes fill, and a text that crosses over as bytes.
import type { Demo } from "../../../course/kit.ts";
import { Process, SharedArray } from "interleave/processes";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;

export const demo: Demo = {
  title: "many numbers, and text",
  shows: ["F2"],
  needs: ["linux"],
  predict: {
    question: '`new SharedArray("int32", 6)`: what is in it?',
    choices: { a: "the number 6", b: "six zeros", c: "nothing, until somebody adds elements" },
    answer: "b",
    because: "a number is a length, a list are elements; the length never changes",
  },

  async run(): Promise<void> {
    const squares = new SharedArray("int32", 6);
    claim("with a size it is filled with zeros", [...squares].join() === "0,0,0,0,0,0", squares);
    const primes = new SharedArray("int32", [2, 3, 5, 7]);
    claim("with a list it holds that", [...primes].join() === "2,3,5,7", [...primes]);

    const halves = [[0, 3], [3, 6]] as const;
    const children = halves.map(([from, to], n) =>
      new Process({ module, name: `filler ${n + 1}`, target: fill, args: [squares, from, to] })
    );
    for (const child of children) child.start();
    for (const child of children) await child.join();
    for (const square of squares) say(`I find ${square}`);
    claim("two children filled a half each", [...squares].join() === "0,1,4,9,16,25", [...squares]);
    claim("-1 is the last one", squares.get(-1) === 25, squares.get(-1));
    claim("there is no seventh", !canSet(squares, 6), squares.length);

    const text = new SharedArray("char", 12);
    const writer = new Process({ module, name: "writer", target: greet, args: [text] });
    writer.start();
    await writer.join();
    const bytes = [...text.view];
    say(`I read "${text.text}", in bytes:`);
    console.log(bytes.join(" "));
    claim("the text has come over", text.text === "grüezi", text.text);
    claim("six letters are seven bytes here", bytes.indexOf(0) === 7, bytes);
    claim("the rest are zeros", bytes.slice(7).every((byte) => byte === 0), bytes);
  },
};

/** Squares of the numbers from `from` to before `to`. */
export function fill(squares: SharedArray<"int32">, from: number, to: number): void {
  using _span = span("fills");
  for (let i = from; i < to; i++) squares.set(i, i ** 2);
  say(`I have filled ${from} to ${to - 1}`);
}

export function greet(text: SharedArray<"char">): void {
  using _span = span("writes text");
  text.text = "grüezi";
}

function canSet(array: SharedArray<"int32">, index: number): boolean {
  try {
    array.set(index, 1);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) await demo.run();
