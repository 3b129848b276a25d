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
] satisfies readonly Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
