import type { Exercise } from "../../course/kit.ts";

/** Each claim starts a process and its threads: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a sum in slices to a bounded queue made of words. */
export const exercises = [
  {
    name: "sum",
    title: "Add up a slice in each thread",
    level: "easy",
    practises: ["I1", "I3", "I6"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Three things are wrong: where the threads write, which numbers nobody adds up, and when the " +
      "second thread begins.",
      "A typed array is shared if it lies on a `SharedArrayBuffer`, otherwise each thread gets a copy. " +
      "Let the last slice end with the last number. Start all threads in one loop, and wait for them " +
      "in a second one.",
      code(
        "const sums = new Float64Array(new SharedArrayBuffer(8 * threads));",
        "const to = Math.floor((n + 1) * numbers.length / threads); // and `from` with n",
        "for (const thread of all) thread.start();",
        "for (const thread of all) await thread.join();",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each thread is waited for before the next one begins",
        verdict: "failed",
        claim: "all threads are at work at the same moment",
      },
      no_join: {
        mistake: "the sums are read before the threads have written them",
        verdict: "failed",
        claim: "sumAll() does not return before its threads have ended",
      },
      copied: {
        mistake: "an ordinary array is copied: what a thread writes into it nobody sees",
        verdict: "failed",
        claim: "it gives the sum of all numbers, however many there are",
      },
      remainder: {
        mistake: "slices of the same size leave some numbers over",
        verdict: "failed",
        claim: "it gives the sum of all numbers, however many there are",
      },
    },
  },
  {
    name: "letters",
    title: "Give a thread a job and a result",
    level: "easy",
    practises: ["I1"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "In which thread does `run()` run if you call it? And which of the two objects, the one here or " +
      "its copy in the thread, does `found` belong to?",
      "`start()` makes a thread, and that calls `run()`. A field is copied, but a typed array on a " +
      "`SharedArrayBuffer` shows the same memory in the copy. A getter makes it look like a number.",
      code(
        "readonly count = new Int32Array(new SharedArrayBuffer(4));",
        "get found(): number {",
        "  return this.count[0]!;",
        "}",
        "// in run(): this.count[0]!++",
        "// in countAll(): start() all, then join() all",
      ),
    ],
    wrong: {
      run_not_start: {
        mistake: "`run()` is called in place of `start()`: then no thread is made",
        verdict: "failed",
        claim: "each letter has a thread of its own, all at the same moment",
      },
      serial: {
        mistake: "each thread is waited for before the next one begins",
        verdict: "failed",
        claim: "each letter has a thread of its own, all at the same moment",
      },
      no_join: {
        mistake: "the results are asked for before the threads have them",
        verdict: "failed",
        claim: "countAll() does not return before its threads have ended",
      },
      plain_field: {
        mistake: "the thread counts in its own copy of the object",
        verdict: "failed",
        claim: "each count comes back from its thread",
      },
      private: {
        mistake: "a field with `#` stays at home: only others travel to the thread",
        verdict: "failed",
        claim: "each count comes back from its thread",
      },
    },
  },
  {
    name: "predict",
    title: "Who speaks when?",
    level: "easy",
    practises: ["I2"],
    hints: [
      "There are four words. For each of them ask: what must have happened before it can be said?",
      "2 comes after a, because of the first `join()`. 3 comes after b and after 2. Nothing else is said " +
      "about b: it may come at any moment before 3.",
      "So 3 is the last one, and a stands before 2. Three of the six lines keep to that.",
    ],
    wrong: {
      all: {
        mistake: "between threads there is no order at all, one thinks",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      started_first: {
        mistake: "whoever is started first is taken to speak first",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      join_waits_for_all: {
        mistake: "`a.join()` is taken to wait for b as well",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
    },
  },
  {
    name: "whose",
    title: "Keep requests apart",
    level: "medium",
    practises: ["I1"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "All threads write into one word: what does a thread find there after it has waited at the door?",
      "A `ThreadLocal` at the top of the module is there in each thread, with a value of its own. " +
      "`new ThreadLocal(() => 0)` says what it begins with, and `delete()` brings it back to that.",
      code(
        "const current = new ThreadLocal(() => 0);",
        "current.value = request; // before work()",
        "current.delete(); // when all requests are served",
      ),
    ],
    wrong: {
      serial: {
        mistake: "one list after the other: then there is nothing to keep apart",
        verdict: "failed",
        claim: "all lists are served at the same moment",
      },
      shared: {
        mistake: "one word in shared memory is one word for all",
        verdict: "failed",
        claim: "each line names the request of its own thread",
      },
      set_by_main: {
        mistake: "what the main thread puts into its variable, no other thread sees",
        verdict: "failed",
        claim: "each line names the request of its own thread",
      },
      handed_over: {
        mistake: "a function cannot be handed over, not even inside of a `ThreadLocal`",
        verdict: "failed",
        claim: "all lists are served at the same moment",
      },
      not_reset: {
        mistake: "the last request stays, although nobody is at work on it",
        verdict: "failed",
        claim: "when its requests are served, a thread is at work for nobody",
      },
    },
  },
  {
    name: "best",
    title: "Lose the best offer, then mend it",
    level: "medium",
    practises: ["I3"],
    deadline: DEADLINE,
    hints: [
      "What does A know about `best` in the moment in which it writes?",
      "A has to look while the best is 0, and to write when B has written. To mend it nobody else may " +
      "write between the look and the write: hold the lock over both, or use `compareExchange()` and " +
      "look again if somebody was quicker.",
      '`["A", "B", "B", "A"]`, and `using _held = lock.holdSync();` as the first line.',
    ],
    wrong: {
      harmless_schedule: {
        mistake: "both look first, but the better one writes last: nothing gets lost",
        verdict: "failed",
        claim: "the schedule breaks offer() as it was given",
      },
      not_mended: {
        mistake: "the schedule is found, and the code left as it was",
        verdict: "failed",
        claim: "the same schedule does not break your offer()",
      },
      late_lock: {
        mistake: "the lock is taken when the look is over",
        verdict: "failed",
        claim: "the same schedule does not break your offer()",
      },
      gives_up: {
        mistake: "who was disturbed goes away, although its number may be better",
        verdict: "failed",
        claim: "and no other schedule of three threads does",
      },
      twice_locked: {
        mistake: "each step holds the lock, and between them it is free",
        verdict: "failed",
        claim: "and no other schedule of three threads does",
      },
      exchange: {
        mistake: "one step writes whatever it is, and the repair comes later",
        verdict: "failed",
        claim: "and no other schedule of three threads does",
      },
    },
  },
  {
    name: "workshop",
    title: "Run a workshop",
    level: "medium",
    practises: ["I4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "How does `doAll()` learn that the last item is done, and not only taken? How does each helper " +
      "learn that there will be no more?",
      "`queue.join()` waits until `taskDone()` was called as often as something was put: call it after " +
      "the work, in `finally`. One `null` sends one helper home. `new JoinableQueue(2)` has room for two.",
      code(
        "for (let item = queue.getSync(); item !== null; item = queue.getSync()) {",
        "  try {",
        "    work(door, log, item);",
        "  } catch (error) {",
        "    note(log, `failed: ${error}`);",
        "  } finally {",
        "    queue.taskDone();",
        "  }",
        "}",
        "// doAll() ends with `await this.#queue.join()`; close() puts a null for each helper",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each item is waited for before the next one is handed out",
        verdict: "failed",
        claim: "all helpers are at work at the same moment",
      },
      no_size: {
        mistake: "a queue without a size lets who is quicker run ahead",
        verdict: "failed",
        claim: "who hands out work waits while the queue is full",
      },
      no_join: {
        mistake: "what was put is taken for done",
        verdict: "failed",
        claim: "doAll() does not come back before all is done",
      },
      done_first: {
        mistake: "what was taken is called done, before the work",
        verdict: "failed",
        claim: "doAll() does not come back before all is done",
      },
      no_task_done: {
        mistake: "nobody says that anything is done, so `join()` waits for ever",
        verdict: "failed",
        claim: "everything is done, job after job, although some items fail",
      },
      no_finally: {
        mistake: "an item at which a helper fails is never called done",
        verdict: "failed",
        claim: "everything is done, job after job, although some items fail",
      },
      helper_lost: {
        mistake: "an error ends the helper, and in the end nobody is left to work",
        verdict: "failed",
        claim: "everything is done, job after job, although some items fail",
      },
      one_word: {
        mistake: "one word sends one helper home; the others wait for ever",
        verdict: "failed",
        claim: "everything is done, job after job, although some items fail",
      },
    },
  },
  {
    name: "race",
    title: "Ask threads to end",
    level: "medium",
    practises: ["I1"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Who asks the others, when do they notice, and which lines do they pass on their way out?",
      "`thread.cancel()` asks, `join()` waits. A computation has to look at `currentThread().cancelled` " +
      "in its loop; a wait throws by itself. `finally` is passed in both cases.",
      code(
        "try {",
        '  if (way === "computes") {',
        "    for (let step = 0; !currentThread().cancelled; step++) compute(step);",
        "    return;",
        "  }",
        "  // … as before",
        "} finally {",
        "  tidy(door, desk);",
        "}",
        "// in race(): cancel() all, then join() all",
      ),
    ],
    wrong: {
      no_look: {
        mistake: "a thread that computes is asked, and never looks",
        verdict: "failed",
        claim: "who computes ends when it is asked, and leaves nothing",
      },
      no_finally: {
        mistake: "an error passes by the lines that tidy up",
        verdict: "failed",
        claim: "who waits ends when it is asked, and leaves nothing",
      },
      insists: {
        mistake: "the wish to end is caught, and the wait begun again",
        verdict: "failed",
        claim: "race() gives the number of the one that found it",
      },
      not_asked: {
        mistake: "the others are waited for, and were never asked to end",
        verdict: "failed",
        claim: "race() gives the number of the one that found it",
      },
      daemon: {
        mistake: "a daemon does not hold up the end of the program, but it does not end itself",
        verdict: "failed",
        claim: "race() does not return before all have ended",
      },
      no_join: {
        mistake: "to be asked is taken for having ended",
        verdict: "failed",
        claim: "race() does not return before all have ended",
      },
    },
  },
  {
    name: "bounded_buffer",
    title: "Build a bounded queue from words",
    level: "hard",
    practises: ["I3", "I4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Three things: between the look at `COUNT` and the write nobody else may come. Who sleeps must not " +
      "hold the lock. And who wakes up knows nothing yet.",
      "Take the lock, and while there is no room: give it back, `Atomics.wait(words, COUNT, size)`, take " +
      "it again. The wait looks once more, in one step with falling asleep, so no wake-up is missed. " +
      "After each change of `COUNT` wake all who sleep there: some wait for room, others for items.",
      code(
        "lock.acquireSync();",
        "while (words[COUNT] === size) {",
        "  lock.release();",
        "  Atomics.wait(words, COUNT, size);",
        "  lock.acquireSync();",
        "}",
        "// … as given",
        "Atomics.notify(words, COUNT);",
        "lock.release();",
        "// get() is the same with 0 in place of size",
      ),
    ],
    wrong: {
      no_notify: {
        mistake: "nobody is told that there is room again",
        verdict: "deadlocked",
        claim: "what one puts another gets, in order",
      },
      holds_lock: {
        mistake: "it falls asleep with the lock in its hand",
        verdict: "deadlocked",
        claim: "what one puts another gets, in order",
      },
      lost_wakeup: {
        mistake: "it looks at one word and sleeps on another: the wake-up may come in between",
        verdict: "deadlocked",
        claim: "what one puts another gets, in order",
      },
      overwrites: {
        mistake: "a full queue takes more, and an item is covered",
        verdict: "failed",
        claim: "what one puts another gets, in order",
      },
      no_lock: {
        mistake: "two put into the same slot",
        verdict: "failed",
        claim: "what one puts another gets, in order",
      },
      if: {
        mistake: "who was woken believes that there is room, or an item",
        verdict: "failed",
        claim: "when two put, no item covers another",
      },
      notify_one: {
        mistake: "the one that is woken may wait for the opposite, and the other sleeps on",
        verdict: "deadlocked",
        claim: "when two put, no item covers another",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
