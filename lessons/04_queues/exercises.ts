import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a first question to a pipeline that never holds more than it has room for. */
export const exercises = [
  {
    name: "ask",
    title: "Ask a child through one queue, hear through another",
    level: "easy",
    practises: ["E1", "E4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "The child answers one question and ends. What should it do instead, and how does it learn that " +
      "there are no more?",
      "`get()` waits until there is something, so ask for as many answers as there were questions. " +
      "Whoever asks whether the queue is empty may just be too early.",
      code(
        "for (let n = questions.getSync(); n !== null; n = questions.getSync()) { … } // in serve()",
        "// in ask():",
        "for (const n of [...numbers, null]) await questions.put(n);",
        "while (found.length < numbers.length) found.push(await answers.get());",
        "await child.join();",
      ),
    ],
    wrong: {
      empty: {
        mistake: "a queue that is empty just now is taken for one with nothing to come",
        verdict: "failed",
        claim: "all answers come back, in the order of the numbers",
      },
      join_first: {
        mistake: "the child waits for questions, and its parent for the child",
        verdict: "failed",
        claim: "all answers come back, in the order of the numbers",
      },
      by_itself: {
        mistake: "the parent runs the function itself, and answers for itself",
        verdict: "failed",
        claim: "they come from one child",
      },
      child_each: {
        mistake: "a child for each question: the queue is not used to go on",
        verdict: "failed",
        claim: "they come from one child",
      },
      no_end: {
        mistake: "nobody tells the child that there are no more questions",
        verdict: "failed",
        claim: "no child is left when it returns",
      },
    },
  },
  {
    name: "ends",
    title: "Tell all consumers that there are no more",
    level: "easy",
    practises: ["E1", "E4"],
    deadline: DEADLINE,
    hints: [
      "How often can one and the same `END` be got from the line, and how many consumers wait for it?",
      "What goes in first comes out first. So the ends go in last, one for each consumer; and a " +
      "consumer that has got one takes nothing more.",
      code(
        "for (let n = 0; n < consumers; n++) line.putSync(END); // in produce()",
        "// in consume():",
        "for (let item = line.getSync(); item !== END; item = line.getSync()) work(item);",
      ),
    ],
    harmless: { "serial version": "it is in the main program, which no check runs" },
    wrong: {
      one_end: {
        mistake: "one END is to be enough for all; the first one takes it away",
        verdict: "deadlocked",
        claim: "under no schedule a number is lost, or a consumer waits for ever",
      },
      empty: {
        mistake: "a line that is empty for a moment is taken for one that stays so",
        verdict: "failed",
        claim: "under no schedule a number is lost, or a consumer waits for ever",
      },
      impatient: {
        mistake: "a consumer that has waited in vain believes that all is over",
        verdict: "failed",
        claim: "under no schedule a number is lost, or a consumer waits for ever",
      },
      end_first: {
        mistake: "the end is put in before the last number",
        verdict: "failed",
        claim: "under no schedule a number is lost, or a consumer waits for ever",
      },
      end_is_work: {
        mistake: "the word for the end is worked on like a number",
        verdict: "failed",
        claim: "under no schedule a number is lost, or a consumer waits for ever",
      },
      same_share: {
        mistake: "nobody says that it is the end: each consumer counts for itself",
        verdict: "deadlocked",
        claim: "under no schedule a number is lost, or a consumer waits for ever",
      },
    },
  },
  {
    name: "batch",
    title: "Take a batch, and wait without asking",
    level: "medium",
    practises: ["E2", "E3"],
    deadline: DEADLINE,
    hints: [
      "How long may `getSync()` wait for the second text, and how long for the third one?",
      "Note the moment at which the batch has to be there, once. What is left until then is the " +
      "`timeout` of each further `getSync()`. `QueueEmpty` says that the time is up.",
      code(
        "const batch = [inbox.getSync()];",
        "const deadline = now() + ms;",
        "while (batch.length < most) {",
        "  try {",
        "    batch.push(inbox.getSync({ timeout: deadline - now() }));",
        "  } catch (error) {",
        "    // QueueEmpty and QueueShutDown end the batch",
        "  }",
        "}",
      ),
    ],
    harmless: { "serial version": "it is in the main program, which no check runs" },
    wrong: {
      first_too: {
        mistake: "the time begins before there is anything to wait for",
        verdict: "failed",
        claim: "the first text is waited for, however long it takes",
      },
      waits_on: {
        mistake: "a batch that is full waits for the end of the time as well",
        verdict: "failed",
        claim: "a batch that is full comes at once, and what comes later stays in the queue",
      },
      only_what_is_there: {
        mistake: "what is there is taken, and nothing is waited for",
        verdict: "failed",
        claim: "a batch that is full comes at once, and what comes later stays in the queue",
      },
      each: {
        mistake: "each text gets the whole time again",
        verdict: "failed",
        claim: "the time is for the whole batch, and begins with the first text",
      },
      always_full: {
        mistake: "a batch that is not full is waited for without end",
        verdict: "failed",
        claim: "the first text is waited for, however long it takes",
      },
      busy: {
        mistake: "the queue is asked in a loop, which keeps a core busy",
        verdict: "failed",
        claim: "it waits, and does not ask again and again",
      },
      loses: {
        mistake: "texts that were got already go down with the error",
        verdict: "failed",
        claim: "what came before the queue was shut down is not lost",
      },
      no_end: {
        mistake: "every error is taken for an empty queue, so the end never shows",
        verdict: "failed",
        claim: "when nothing more can come, QueueShutDown is thrown",
      },
    },
  },
  {
    name: "crew",
    title: "Know when everything is done",
    level: "medium",
    practises: ["E5", "E1"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "The queue is empty as soon as the last task was taken. What does somebody who waits for the end " +
      "of the work have to be told, by whom, and how often?",
      "A `JoinableQueue` counts: `join()` waits until `taskDone()` was called once for each item that " +
      "was put. So call it when the work is over, and also when it has failed.",
      code(
        "try {",
        "  doTask(task);",
        "} catch (error) {",
        "  console.log(`${error}`);",
        "} finally {",
        "  tasks.taskDone();",
        "}",
        "// in allDone(): await this.#tasks.join();",
        "// at the end: put null once for each worker, then join() them all",
      ),
    ],
    wrong: {
      one_worker: {
        mistake: "a single worker does one task after the other",
        verdict: "failed",
        claim: "all workers are at work at the same moment",
      },
      empty: {
        mistake: "an empty queue is taken for the end of the work",
        verdict: "failed",
        claim: "allDone() waits for tasks that somebody is still working on",
      },
      too_early: {
        mistake: "a task is reported as done when it is taken",
        verdict: "failed",
        claim: "allDone() waits for tasks that somebody is still working on",
      },
      never: {
        mistake: "nobody says that a task is done, so join() waits for ever",
        verdict: "failed",
        claim: "allDone() waits for tasks that somebody is still working on",
      },
      forgotten: {
        mistake: "a task that fails is not reported, so join() waits for ever",
        verdict: "failed",
        claim: "a task that fails holds nobody up",
      },
      dies: {
        mistake: "a worker whose task fails does not go on",
        verdict: "failed",
        claim: "a task that fails holds nobody up",
      },
      one_end: {
        mistake: "one `null` ends one worker; the others wait for ever",
        verdict: "failed",
        claim: "allDone() waits for tasks that somebody is still working on",
      },
      once: {
        mistake: "the workers are sent home when the first round is done",
        verdict: "failed",
        claim: "the same crew does more tasks, and ends with its block",
      },
    },
  },
  {
    name: "triage",
    title: "The worst first, and of equals who came first",
    level: "medium",
    practises: ["E5"],
    hints: [
      "What are two lists compared by when their first places are equal? And which urgency is the least?",
      "A minus turns the order round. Two lists are compared up to the first place whose values have no " +
      "order; what is equal then comes out as it went in. Which values have no order?",
      code(
        "export type Ticket = readonly [urgency: number, patient: { readonly name: string }];",
        "await room.put([-urgency, { name }]); // an object has no order",
        "const [, { name }] = await room.get();",
      ),
    ],
    wrong: {
      fifo: {
        mistake: "the queue does not look at the urgency at all",
        verdict: "failed",
        claim: "the worst goes first",
      },
      least_first: {
        mistake: "the greatest urgency is taken for the least item",
        verdict: "failed",
        claim: "the worst goes first",
      },
      text: {
        mistake: "numbers are compared as texts, where 10 comes before 9",
        verdict: "failed",
        claim: "the worst goes first",
      },
      by_name: {
        mistake: "where the urgency is the same the names are compared",
        verdict: "failed",
        claim: "of equals, whoever came first goes first",
      },
      newest: {
        mistake: "of equals the newest comes first",
        verdict: "failed",
        claim: "of equals, whoever came first goes first",
      },
      clock: {
        mistake: "many come within the same millisecond",
        verdict: "failed",
        claim: "of equals, whoever came first goes first",
      },
      own_count: {
        mistake: "each thread has a counter of its own, and they give the same numbers",
        verdict: "failed",
        claim: "also when they came to different desks",
      },
    },
  },
  {
    name: "tally",
    title: "Count in one dict, and lose nothing",
    level: "medium",
    practises: ["E6"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Each call of the dict is one step, but how many steps is `+ 1`? And when does the second process " +
      "begin?",
      "Hold the lock from before the `get()` until after the `set()`. All processes use the same one, " +
      "so it is made once, by the manager. Start all processes before you wait for any.",
      code(
        "await lock.acquire();",
        "await counts.set(word, (await counts.get(word) ?? 0) + 1);",
        "await lock.release();",
        "// in countAll():",
        "for (const worker of workers) worker.start();",
        "for (const worker of workers) await worker.join();",
      ),
    ],
    wrong: {
      no_lock: {
        mistake: "a step that reads and one that writes are taken for a single one",
        verdict: "failed",
        claim: "whatever the order of the steps, no word is lost",
      },
      late_lock: {
        mistake: "the lock is taken when the count has been read already",
        verdict: "failed",
        claim: "whatever the order of the steps, no word is lost",
      },
      each_step: {
        mistake: "each step holds the lock, and between them it is free",
        verdict: "failed",
        claim: "whatever the order of the steps, no word is lost",
      },
      own_lock: {
        mistake: "a lock that nobody else has keeps nobody out",
        verdict: "failed",
        claim: "whatever the order of the steps, no word is lost",
      },
      kept: {
        mistake: "on one of the ways out the lock is not given back",
        verdict: "failed",
        claim: "whatever the order of the steps, no word is lost",
      },
      serial: {
        mistake: "one process after the other: then nobody needs a lock",
        verdict: "failed",
        claim: "all processes are at work at the same moment",
      },
      by_itself: {
        mistake: "the parent counts everything itself",
        verdict: "failed",
        claim: "all processes are at work at the same moment",
      },
      too_early: {
        mistake: "the dict is read before anybody has counted",
        verdict: "failed",
        claim: "the counts of all processes are there, and nobody is left",
      },
    },
  },
  {
    name: "pipeline",
    title: "A pipeline in which nothing piles up",
    level: "hard",
    practises: ["E1", "E2", "E4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Draw it: how many lines are there, and who waits where when the last stage is slow? How does the " +
      "news that it is over get from the first line to the last thread?",
      "`new Queue(room)` holds up who puts into it when it is full. A stage passes `END` on when it has " +
      "got it. Feed all numbers, then get the results; so the line of the results must never be full.",
      code(
        "const lines = steps.map(() => new Queue<number>(room));",
        "const done = new Queue<number>();",
        "const threads = steps.map((step, n) => {",
        "  const args = [lines[n]!, lines[n + 1] ?? done, step] as const;",
        "  return new Thread({ module: import.meta.url, target: work, args });",
        "});",
        "// start them, feed(numbers, lines[0]!), get from `done` until END, join them",
      ),
    ],
    wrong: {
      serial: {
        mistake: "the next number begins when the one before is through all stages",
        verdict: "failed",
        claim: "while one stage is held up, those before it go on with other numbers",
      },
      gathers: {
        mistake: "each stage gathers all numbers before it passes on the first",
        verdict: "failed",
        claim: "and no more numbers are drawn than there is room for",
      },
      unbounded: {
        mistake: "the lines have no bound, and everything piles up before the slowest stage",
        verdict: "failed",
        claim: "and no more numbers are drawn than there is room for",
      },
      draws_all: {
        mistake: "all numbers are in memory before the first one is on its way",
        verdict: "failed",
        claim: "and no more numbers are drawn than there is room for",
      },
      no_end: {
        mistake: "the end is not passed on, and those behind wait for ever",
        verdict: "failed",
        claim: "all results come, in the order of the numbers, and all threads end",
      },
      full: {
        mistake: "the results fill their line, and who could get them is feeding",
        verdict: "failed",
        claim: "all results come, in the order of the numbers, and all threads end",
      },
      end_is_work: {
        mistake: "the word for the end is worked on like a number",
        verdict: "failed",
        claim: "all results come, in the order of the numbers, and all threads end",
      },
      newest: {
        mistake: "a stage takes what came last, and the order is gone",
        verdict: "failed",
        claim: "all results come, in the order of the numbers, and all threads end",
      },
      impatient: {
        mistake: "a stage that has waited in vain believes that all is over",
        verdict: "deadlocked",
        claim: "under no schedule a number gets lost, waits for ever, or is one too many",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
