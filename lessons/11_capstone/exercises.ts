import type { Exercise } from "../../course/kit.ts";

/** The last exercise of the course. */
export const exercises = [
  {
    name: "crunch",
    title: "A log-cruncher of coroutines, processes and threads",
    level: "hard",
    practises: ["C7", "H2", "I3", "J2"],
    needs: ["linux"],
    deadline: 60_000,
    grading: { weight: 3 },
    hints: [
      "Begin with one kind of work, and check: there is a claim for each. What do the coroutines wait " +
      "for, who crashes, and which memory do the threads share?",
      "One async function for each file, all of them in a `Promise.all()`: a `Semaphore` of " +
      "`interleave/coroutines` around `readLog()`, then `apply()` of a `Pool`, and a `catch` for a " +
      "`WorkerLostError`. When all are parsed, give each thread a slice of all statuses. In `tally()` " +
      "reading and writing belong under the lock.",
      code(
        "const mayRead = new Semaphore(LIMIT);",
        "await using pool = new Pool(WORKERS, { module: import.meta.url });",
        "const parsed = await Promise.all(files.map(async (file) => {",
        "  … // `using _open = await mayRead.hold();` around readLog(), given back before parse()",
        "  try {",
        "    return await pool.apply(parse, [text, file, watch]);",
        "  } catch (error) {",
        "    if (!(error instanceof WorkerLostError)) throw error;",
        "    return null;",
        "  }",
        "}));",
        "// then start() all threads with their slices, and join() them",
      ),
    ],
    wrong: {
      serial: {
        mistake: "one file after the other: right, and slow",
        verdict: "failed",
        claim: "coroutines read 4 files at the same time, and no more",
      },
      no_limit: {
        mistake: "coroutines are cheap, but what they wait for is not",
        verdict: "failed",
        claim: "coroutines read 4 files at the same time, and no more",
      },
      in_threads: {
        mistake: "threads are taken for small processes; they share one end",
        verdict: "failed",
        claim: "2 processes parse at the same time",
      },
      one_thread: {
        mistake: "each thread is waited for before the next one begins",
        verdict: "failed",
        claim: "2 threads count at the same time",
      },
      no_bomb: {
        mistake: "one bad file ends everything",
        verdict: "failed",
        claim: "2 threads count at the same time",
      },
      left_behind: {
        mistake: "the workers are still there when all is done",
        verdict: "failed",
        claim: "all is counted but the file whose parser has died, and nothing is left",
      },
      no_lock: {
        mistake: "to add is taken for one step",
        verdict: "failed",
        claim: "under no schedule tally() loses a line",
      },
      late_lock: {
        mistake: "the lock is taken when the old count was read",
        verdict: "failed",
        claim: "under no schedule tally() loses a line",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of a program, for a hint. */
function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
