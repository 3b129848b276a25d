import type { Exercise } from "../../kit.ts";

/** In the order in which they are solved. */
export const exercises = [
  {
    name: "together",
    title: "Do several jobs at the same time",
    level: "easy",
    practises: ["TODO: the topics of the course, by id"],
    hints: [
      "When does the second job begin, and what is the first one doing then?",
      "A job begins when it is called, not when it is waited for.",
      "`Promise.all()` waits for several promises, and keeps their order.",
    ],
    wrong: {
      serial: {
        mistake: "each job is waited for before the next one begins",
        verdict: "failed",
        claim: "all jobs are under way at the same moment",
      },
      order_of_end: {
        mistake: "the results are taken down as the jobs end",
        verdict: "failed",
        claim: "the results stand in the order of the jobs, whoever ends first",
      },
    },
  },
  {
    name: "break_it",
    title: "Find the schedule that breaks a program, then mend it",
    level: "medium",
    deadline: 30_000, // each claim starts an explorer
    practises: ["TODO: the topics of the course, by id"],
    hints: [
      "What does a thread know about the balance between its two steps?",
      "Both threads have to read before either of them writes.",
      '`["A", "B", "B", "A"]`, and `using _held = lock.holdSync();` as the first line.',
    ],
    wrong: {
      harmless_schedule: {
        mistake: "one after the other: such a schedule breaks nothing",
        verdict: "failed",
        claim: "the schedule breaks deposit() as it was given",
      },
      not_mended: {
        mistake: "the schedule is found, and nothing is mended",
        verdict: "failed",
        claim: "the same schedule does not break your deposit()",
      },
      late_lock: {
        mistake: "the lock is taken after the balance was read",
        verdict: "failed",
        claim: "the same schedule does not break your deposit()",
      },
    },
  },
  {
    name: "predict",
    title: "Which outcomes are possible?",
    level: "medium",
    deadline: 30_000, // each claim starts an explorer
    practises: ["TODO: the topics of the course, by id"],
    hints: [
      "Write the four steps on four cards, and lay them in every order that both threads allow.",
      "Which step can be the last one? What has happened before it?",
      "The last step is a load, and the store of the other thread comes before it.",
    ],
    wrong: {
      all: {
        mistake: "anything can happen",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      luck: {
        mistake: "only what one of them does first counts: they cannot both see the other",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
    },
  },
] satisfies Exercise[];
