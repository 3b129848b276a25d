import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a first pool to a pool of one's own. */
export const exercises = [
  {
    name: "few_workers",
    title: "Do many jobs with few workers",
    level: "easy",
    practises: ["C1", "C3", "C4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "How many pools does `squareAll()` need for all its jobs? And what can a pool do besides " +
      "`apply()`?",
      "`map()` hands out all jobs and gives the results in their order. `await using` ends a pool " +
      "when the block is over, so wait for the results inside of the block.",
      code(
        "await using pool = new Pool(workers, { module: import.meta.url });",
        "return await pool.map(square, jobs);",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each job is waited for before the next one is handed in",
        verdict: "failed",
        claim: "all workers are at work at the same moment, and nobody else",
      },
      worker_each: {
        mistake: "a pool with a worker for each job is no pool",
        verdict: "failed",
        claim: "all workers are at work at the same moment, and nobody else",
      },
      one_chunk: {
        mistake: "all jobs in one chunk are work for one",
        verdict: "failed",
        claim: "all workers are at work at the same moment, and nobody else",
      },
      pool_each: {
        mistake: "workers are started anew for each batch",
        verdict: "failed",
        claim: "these workers do all jobs, each once",
      },
      as_they_come: {
        mistake: "the results are taken as they come",
        verdict: "failed",
        claim: "the squares stand in the order of the jobs, whoever is done first",
      },
      left_behind: {
        mistake: "a pool whose results are there is not over: its workers wait for more",
        verdict: "failed",
        claim: "no worker is left when squareAll() returns",
      },
    },
  },
  {
    name: "chunks",
    title: "Hand out several items at a time",
    level: "easy",
    practises: ["C3"],
    hints: [
      "Which items belong to the second chunk? And where does your code wait: before or after all " +
      "chunks are handed in?",
      "`items.slice(from, to)` gives a part of a list, and does not mind if `to` is beyond the end. " +
      "Collect the promises first. `Promise.all()` waits for all of them at once, so that an error " +
      "is heard wherever it happens; `flat()` makes one list out of many.",
      code(
        "const promises: Promise<number[]>[] = [];",
        "for (let n = 0; n < items.length; n += chunkSize) {",
        "  promises.push(work(items.slice(n, n + chunkSize)));",
        "}",
        "return (await Promise.all(promises)).flat();",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each chunk is waited for before the next one is handed in",
        verdict: "failed",
        claim: "all chunks are handed in before the first is done",
      },
      whole_chunks: {
        mistake: "only full chunks are counted",
        verdict: "failed",
        claim: "each chunk has chunkSize items, and the last one what is left",
      },
      so_many_chunks: {
        mistake: "the size of a chunk is taken for their number",
        verdict: "failed",
        claim: "each chunk has chunkSize items, and the last one what is left",
      },
      as_they_come: {
        mistake: "the results of a chunk are put to the others when it is done",
        verdict: "failed",
        claim: "the results are in the order of the items, whichever chunk is done first",
      },
      swallowed: {
        mistake: "a chunk that fails has no results, and nobody hears of it",
        verdict: "failed",
        claim: "when a chunk fails, the call fails with its error",
      },
      in_turn: {
        mistake: "an error of a later chunk finds nobody who waits for it, and ends the program",
        verdict: "crashed",
      },
    },
  },
  {
    name: "predict",
    title: "In which order can results come?",
    level: "easy",
    practises: ["C3", "C8"],
    hints: [
      "How many tasks can be under way at the same moment, and which ones are they at the beginning?",
      "Write down who takes task 3, and when. What has this worker done before?",
      "Task 3 is taken by a worker that has finished 1 or 2. So one of these two results comes before " +
      "it; everything else depends on how long the tasks take.",
    ],
    wrong: {
      any: {
        mistake: "unordered is taken for: everything can happen",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      in_order: {
        mistake: "who begins first is done first, one thinks",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      third_last: {
        mistake: "who begins last is last, one thinks",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
    },
  },
  {
    name: "first_come",
    title: "Ask many, and take the first answers",
    level: "medium",
    practises: ["C8"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Three things have to happen: all questions are handed in, the answers are taken as they come, " +
      "and there is an end. Which of them does the loop mix up?",
      "`asCompleted(futures)` gives each future when it is done. `shutdown()` of the executor has an " +
      "option for tasks that nobody has begun with, and it waits for the others.",
      code(
        "const futures = questions.map((question) => executor.submit(answer, question));",
        "for await (const future of asCompleted(futures)) {",
        "  answers.push(await future.result());",
        "  if (answers.length >= enough) break;",
        "}",
        "await executor.shutdown({ cancelFutures: true });",
      ),
    ],
    wrong: {
      serial: {
        mistake: "one question is asked after the other",
        verdict: "failed",
        claim: "so many questions are at work as there are workers",
      },
      in_order: {
        mistake: "the answers are taken in the order of the questions",
        verdict: "failed",
        claim: "the answers are the first ones, in the order in which they came",
      },
      sorted: {
        mistake: "the first answers are put back into the order of the questions",
        verdict: "failed",
        claim: "the answers are the first ones, in the order in which they came",
      },
      no_cancel: {
        mistake: "to have enough answers stops nobody: all questions are asked",
        verdict: "failed",
        claim: "what nobody has begun with when there are enough is cancelled",
      },
      left_behind: {
        mistake: "nobody waits for those who are still at work",
        verdict: "failed",
        claim: "those that are at work may finish, and no worker is left",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
