import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a first value to workers that share out what there is to do. */
export const exercises = [
  {
    name: "answer",
    title: "Let a child answer",
    level: "easy",
    practises: ["F1"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Who knows the pid of the child from inside, and which of the two objects in `work()` does the " +
      "parent see as well?",
      "Assigning to `answer.value` writes into the memory that both have. The write is there when the " +
      "child has ended, so wait for that before you read.",
      code(
        "answer.value = getpid(); // in work()",
        "await child.join(); // in ask(), before it returns",
      ),
    ],
    wrong: {
      no_wait: {
        mistake: "the value is read before the child has written it",
        verdict: "failed",
        claim: "ask() does not return before the child has ended",
      },
      variable: {
        mistake: "a variable of the module is taken for one that all processes have",
        verdict: "failed",
        claim: "it returns what the child has written",
      },
      by_itself: {
        mistake: "the parent runs the function itself, and answers for itself",
        verdict: "failed",
        claim: "one child is at work",
      },
      left_behind: {
        mistake: "once the answer is there nobody cares about the child",
        verdict: "failed",
        claim: "no child is left when it returns",
      },
    },
  },
  {
    name: "slots",
    title: "Give each child a place in an array",
    level: "easy",
    practises: ["F2"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Three things are wrong: where the children write, what the array can hold, and when the second " +
      "child begins.",
      "Hand each child the index of its job as one more argument. JavaScript's own numbers are of the " +
      "type `float64`. Start all children in one loop, and wait for them in a second one.",
      code(
        'const squares = new SharedArray("float64", jobs.length);',
        "const children = jobs.map((job, place) =>",
        "  new Process({ module: import.meta.url, target: work, args: [job, squares, place] })",
        ");",
        "for (const child of children) child.start();",
        "for (const child of children) await child.join();",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each child is waited for before the next one begins",
        verdict: "failed",
        claim: "all children are at work at the same moment",
      },
      in_turn: {
        mistake: "the places are given out as the children get done",
        verdict: "failed",
        claim: "each square stands in the place of its job, whoever ends first",
      },
      int32: {
        mistake: "an element of 32 bits has no fraction and no large numbers",
        verdict: "failed",
        claim: "squares keep their fraction, and may be large",
      },
      left_behind: {
        mistake: "the parent looks at the array, and leaves the children to themselves",
        verdict: "failed",
        claim: "no child is left when squareAll() returns",
      },
    },
  },
  {
    name: "predict",
    title: "How much can get lost?",
    level: "medium",
    practises: ["F3"],
    hints: [
      "Write each `+=` as two cards, a read and a write, and lay the twelve cards in different orders. " +
      "How long may somebody hold a number that they have read?",
      "Somebody's read may be very old when they write. So a single late write can undo all that the " +
      "other one has done. What has the last writer of all written before?",
      "A reads 0. B adds twice. A writes 1, and B reads it. A adds twice more. B writes. And for 1 the " +
      "last writer would have to read 0 at a time when they themselves have written already.",
    ],
    wrong: {
      all: {
        mistake: "with enough bad luck everything is possible",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      own_three: {
        mistake: "one's own three additions cannot get lost, one thinks",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      luck: {
        mistake: "it has always been 6 so far",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
    },
  },
  {
    name: "last_ticket",
    title: "Sell the last ticket twice, then mend it",
    level: "medium",
    practises: ["F3"],
    hints: [
      "What does a seller know about `left` between looking and taking?",
      "Both have to look before either of them takes. To mend it the two steps have to become one: " +
      "under the lock, or by `compareExchange()`, which takes only if nothing has changed, and has to " +
      "look again if something has.",
      '`["A", "B", "A", "B"]`, and `using _held = lock.holdSync();` as the first line.',
    ],
    wrong: {
      harmless_schedule: {
        mistake: "one after the other: such a schedule breaks nothing",
        verdict: "failed",
        claim: "the schedule breaks buy() as it was given",
      },
      not_mended: {
        mistake: "the schedule is found, and the code left as it was",
        verdict: "failed",
        claim: "the same schedule does not break your buy()",
      },
      late_lock: {
        mistake: "the lock is taken when the look is over",
        verdict: "failed",
        claim: "the same schedule does not break your buy()",
      },
      twice_locked: {
        mistake: "each step holds the lock, and between them it is free",
        verdict: "failed",
        claim: "and no other schedule does",
      },
      gives_up: {
        mistake: "who was disturbed goes away, although there is a ticket left",
        verdict: "failed",
        claim: "two tickets are enough for two",
      },
    },
  },
  {
    name: "by_name",
    title: "Hand numbers to an unrelated program",
    level: "medium",
    practises: ["F4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "How many bytes does one number of JavaScript need? And what are `close()` and `unlink()` for, " +
      "each of them?",
      "`new Float64Array(memory.bytes.buffer)` shows the memory as numbers of 8 bytes. Copy them before " +
      "you close. `close()` ends it for this process: both need that. `unlink()` ends the name for all: " +
      "who takes the numbers does that, last.",
      code(
        "const memory = new SharedMemory({ create: true, size: 8 * numbers.length });",
        "new Float64Array(memory.bytes.buffer).set(numbers);",
        "memory.close();",
        "// and in take():",
        "const numbers = [...new Float64Array(memory.bytes.buffer)];",
        "memory.close();",
        "memory.unlink();",
      ),
    ],
    wrong: {
      bytes: {
        mistake: "the numbers are cut to bytes",
        verdict: "failed",
        claim: "another program finds the numbers by the name",
      },
      view: {
        mistake: "a view is taken for a copy; it is empty once the memory is closed",
        verdict: "failed",
        claim: "another program finds the numbers by the name",
      },
      disposed: {
        mistake: "`using` unlinks in the maker what nobody has taken yet",
        verdict: "failed",
        claim: "another program finds the numbers by the name",
      },
      one_name: {
        mistake: "a fixed name serves one list at a time",
        verdict: "failed",
        claim: "several lists are on their way, and do not mix",
      },
      no_unlink: {
        mistake: "closing is taken for removing",
        verdict: "failed",
        claim: "after take() nobody finds the name any more",
      },
      open: {
        mistake: "removing the name is taken for closing",
        verdict: "failed",
        claim: "nobody has the memory open any more",
      },
    },
  },
  {
    name: "shared_out",
    title: "Let workers take what is next",
    level: "hard",
    practises: ["F1", "F2", "F3"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "A counter that all workers share says which item is next. Which of its methods reads and counts " +
      "on in one step?",
      "`add(1)` gives the number that was there before, and gives it to nobody else. If it is beyond " +
      "the items there is nothing left. A worker goes on taking until then, and the item's number is " +
      "its place in the results.",
      code(
        "const item = next.add(1); // in take()",
        "return item < items ? item : null;",
        "// in work():",
        "for (let item = take(next, n); item !== null; item = take(next, n)) {",
        "  results.set(item, doItem(items[item]!));",
        "}",
        "// in doAll(): start all workers, then join() them all",
      ),
    ],
    wrong: {
      two_steps: {
        mistake: "the counter is read, and written later: two workers read the same",
        verdict: "failed",
        claim: "under no schedule take() gives an item twice, or leaves one out",
      },
      late_lock: {
        mistake: "whether there is anything to take is asked in a step of its own",
        verdict: "failed",
        claim: "under no schedule take() gives an item twice, or leaves one out",
      },
      serial: {
        mistake: "the second worker begins when the first one has done everything",
        verdict: "failed",
        claim: "all workers are at work at the same moment",
      },
      halves: {
        mistake: "each worker has its share beforehand, and nobody helps who is held up",
        verdict: "failed",
        claim: "a worker that is held up holds up nobody else",
      },
      in_turn: {
        mistake: "the results stand in the order in which they get done",
        verdict: "failed",
        claim: "each item is done once, and its result stands in its place",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
