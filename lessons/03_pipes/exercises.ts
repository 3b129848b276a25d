import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes or threads: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From questions to one child to a server that nobody holds up. */
export const exercises = [
  {
    name: "ask",
    title: "Ask a child, and let it notice the end",
    level: "easy",
    practises: ["D1", "D3"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "How does the child learn that there will be no more numbers, and what does `recv()` do then?",
      "`recv()` throws `EndOfPipe` when nobody is left who could send. So the parent closes its end " +
      "when it has all answers, and the child takes that error for the end of its work. Mind that " +
      "the parent has a copy of the child's end as well.",
      code(
        "theirs.close(); // in ask(), after start()",
        "for (const number of numbers) {",
        "  await ours.send(number);",
        "  answers.push(await ours.recv() as Answer);",
        "}",
        "ours.close();",
        "// in the loop of answer():",
        "if (error instanceof EndOfPipe) return;",
      ),
    ],
    wrong: {
      once: {
        mistake: "one recv() is one message; for more it takes a loop",
        verdict: "failed",
        claim: "answer() answers each number as it comes",
      },
      at_the_end: {
        mistake: "the answers come when the questions are over, and whoever asks waits for them",
        verdict: "failed",
        claim: "answer() answers each number as it comes",
      },
      unaware: {
        mistake: "the end of the pipe is taken for a failure",
        verdict: "failed",
        claim: "answer() returns when the other end is closed",
      },
      by_itself: {
        mistake: "the parent computes the answers",
        verdict: "failed",
        claim: "ask() returns what a child has answered, in order",
      },
      never_closes: {
        mistake: "the parent waits for the child, and the child for the next number",
        verdict: "failed",
        claim: "ask() returns what a child has answered, in order",
      },
      left_behind: {
        mistake: "once the answers are there nobody cares about the child",
        verdict: "failed",
        claim: "no child is left when ask() returns",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
