import type { Exercise, Lesson } from "../../../../../course/kit.ts";

export const lesson = {
  id: "99",
  title: "A sound lesson",
  summary: "What a lesson looks like when nothing is wrong with it.",
  minutes: 1,
  needs: [],
} satisfies Lesson;

export const exercises: readonly Exercise[] = [
  {
    name: "add",
    title: "Add two numbers",
    level: "easy",
    practises: ["Z1"],
    hints: ["Which operator adds?", "It looks like a cross", "return a + b"],
    deadline: 3000,
    wrong: {
      product: {
        mistake: "multiplies",
        verdict: "failed",
        claim: "it adds one and one",
      },
      spins: {
        mistake: "never comes back",
        verdict: "timed out",
        claim: "it adds negative numbers",
      },
    },
  },
  {
    name: "process",
    title: "End with an exit code",
    level: "easy",
    practises: ["Z2"],
    hints: ["Who ends a process?", "exit()", "exit(7)"],
    wrong: {
      early: { mistake: "ends the program that imports it", verdict: "crashed" },
    },
  },
];
