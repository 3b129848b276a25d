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
] satisfies Exercise[];
