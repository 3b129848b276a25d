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
  {
    name: "lost_worker",
    title: "Try again when a worker dies",
    level: "medium",
    practises: ["C2", "C7"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Why does one error end all? Write a function that has one job done and gives its outcome, " +
      "whatever happens to the others.",
      "`await pool.apply(root, [job])` throws, and `error instanceof WorkerLostError` tells why. Try " +
      "in a loop that counts. The pool has a new worker by then. `Promise.all()` over all jobs.",
      code(
        "const rootOf = async (job: Job): Promise<number | string> => {",
        "  for (let left = tries;; left--) {",
        "    try {",
        "      return await pool.apply(root, [job]);",
        "    } catch (error) {",
        "      const isLost = error instanceof WorkerLostError;",
        "      if (!isLost || left === 1) return (error as Error).name;",
        "    }",
        "  }",
        "};",
        "return await Promise.all(jobs.map(rootOf));",
      ),
    ],
    wrong: {
      serial: {
        mistake: "one job is done after the other",
        verdict: "failed",
        claim: "so many jobs are at work as there are workers",
      },
      gives_up: {
        mistake: "a lost worker is the end of its job",
        verdict: "failed",
        claim: "a job whose worker was lost is tried again",
      },
      any_error: {
        mistake: "an error of the job itself is tried again as well",
        verdict: "failed",
        claim: "an error of the job itself ends it at the first try",
      },
      one_more: {
        mistake: "the first try is not counted",
        verdict: "failed",
        claim: "a job that costs a worker each time ends when the tries are used up",
      },
      no_limit: {
        mistake: "nobody counts: a job that always kills would be tried for ever",
        verdict: "failed",
        claim: "a job that costs a worker each time ends when the tries are used up",
      },
      all_again: {
        mistake: "for one lost worker everything is done again",
        verdict: "failed",
        claim: "a job whose worker was lost is tried again",
      },
    },
  },
  {
    name: "ahead",
    title: "An imap() of your own, over items without an end",
    level: "hard",
    practises: ["C3"],
    hints: [
      "Which promises does your function hold at any moment? What has to happen before it may take " +
      "one more item?",
      "Keep a list of promises. Take an item, put its promise at the end; as soon as there are " +
      "`ahead` of them, `yield` what the first one gives. A promise that fails while nobody waits for " +
      "it ends the program, unless somebody has said `promise.catch(() => {})`. And `for … of` " +
      "closes its source when the loop is left.",
      code(
        "const underWay: Promise<number>[] = [];",
        "for (const item of source) {",
        "  const promise = work(item);",
        "  promise.catch(() => {});",
        "  underWay.push(promise);",
        "  if (underWay.length === ahead) yield await underWay.shift()!;",
        "}",
        "for (const promise of underWay) yield await promise;",
      ),
    ],
    wrong: {
      all_at_once: {
        mistake: "all items are taken first, as map() does; here there is no last one",
        verdict: "failed",
        claim: "while one waits for the first result, `ahead` items are under way, and no more",
      },
      one_too_many: {
        mistake: "it is counted after the next item was taken",
        verdict: "failed",
        claim: "while one waits for the first result, `ahead` items are under way, and no more",
      },
      batches: {
        mistake: "the next items begin when all of the last ones have been given",
        verdict: "failed",
        claim: "each result that is taken lets one more item in",
      },
      as_they_come: {
        mistake: "whatever is done first is given first",
        verdict: "failed",
        claim: "the results are in the order of the items, whichever is done first",
      },
      unheard: {
        mistake: "an item that fails before somebody waits for it ends the program",
        verdict: "crashed",
      },
      left_open: {
        mistake: "the items are taken by hand, and the source is never closed",
        verdict: "failed",
        claim: "who breaks out of the loop closes the source, and no more is taken",
      },
    },
  },
  {
    name: "own_pool",
    title: "Build a pool from threads and queues",
    level: "hard",
    practises: ["C1", "C2", "C4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Three parts, one after the other. How often does a worker take from the queue? How many " +
      "workers end by one `null`? And how does an outcome find the promise that belongs to it?",
      "`serve()` loops until it takes a `null`, and catches what a task throws. `dismiss()` puts in a " +
      "`null` for each worker. `submit()` makes `Promise.withResolvers()`, keeps it under the number of " +
      "the task, and has one outcome taken; that may be somebody else's, so look at its number. " +
      "`join()` waits for all promises, then for each thread.",
      code(
        "// submit()",
        "const promise = Promise.withResolvers<number>();",
        "const id = this.#promises.push(promise) - 1;",
        "this.#tasks.putSync([id, job]);",
        "this.#takeOne();",
        "return promise.promise;",
        "// #takeOne()",
        "const [id, value, message] = await this.#outcomes.get();",
        "if (message === null) this.#promises[id]!.resolve(value!);",
        "else this.#promises[id]!.reject(new Error(message));",
        "// join()",
        "await Promise.allSettled(this.#promises.map(({ promise }) => promise));",
        "for (const thread of this.#threads) await thread.join();",
      ),
    ],
    wrong: {
      one_null: {
        mistake: "one `null` is taken for a word to all: whoever takes it ends, the others wait",
        verdict: "deadlocked",
        claim: "under no schedule a task is lost, or a worker waits for ever",
      },
      one_worker: {
        mistake: "one thread does everything",
        verdict: "failed",
        claim: "so many tasks are at work as there are threads",
      },
      first_come: {
        mistake: "the outcome that comes next is taken for that of the task that waits longest",
        verdict: "failed",
        claim: "each promise has the outcome of its own task, whichever is done first",
      },
      cut_off: {
        mistake: "closing throws away what nobody has begun with",
        verdict: "failed",
        claim: "each promise has the outcome of its own task, whichever is done first",
      },
      dies: {
        mistake: "a task that throws ends its thread, and nobody hears of it",
        verdict: "failed",
        claim: "each promise has the outcome of its own task, whichever is done first",
      },
      still_open: {
        mistake: "the threads are dismissed, and jobs still taken, which nobody will do",
        verdict: "failed",
        claim: "after close() nothing more is taken",
      },
      no_wait: {
        mistake: "join() waits for nobody",
        verdict: "failed",
        claim: "join() waits for all tasks, and for the end of the threads",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
