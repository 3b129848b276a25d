import type { Exercise } from "../../course/kit.ts";

/** From first steps to a scheduler of one's own. */
export const exercises = [
  {
    name: "all_at_once",
    title: "Wait for several things at once",
    level: "easy",
    practises: ["A1", "A6"],
    hints: [
      "What has the second errand done by the time the first one is there? And who keeps it from it?",
      "To call an errand is to begin it: you get a promise at once. Call all of them first, keep the " +
      "promises in a list, and only then wait.",
      code(
        "const underWay = errands.map((errand) => errand());",
        "return await Promise.all(underWay);",
      ),
    ],
    wrong: {
      pairs: {
        mistake: "some at a time is quicker than one at a time, but it is not all at once",
        verdict: "failed",
        claim: "all errands begin before any of them has ended",
      },
      twice: {
        mistake: "to call an errand a second time is to do it a second time",
        verdict: "failed",
        claim: "each errand is run once",
      },
      no_wait: {
        mistake: "forEach() waits for nobody, whatever its function says",
        verdict: "failed",
        claim: "runAll() waits until the last errand has ended",
      },
      order_of_end: {
        mistake: "what is there first stands first, so the order changes from run to run",
        verdict: "failed",
        claim: "what they bring stands in the order of the list, whoever ends first",
      },
    },
  },
  {
    name: "block",
    title: "Read a process control block",
    level: "easy",
    practises: ["A4", "A5"],
    needs: ["linux"],
    hints: [
      "Where does the name begin, and where does it end, if there may be anything in it?",
      "Everything behind the name is letters and numbers, so the last `)` of the line is the end of " +
      "the name: `lastIndexOf()`. For a process that is not there, reading the file throws.",
      code(
        'const [open, close] = [line.indexOf("("), line.lastIndexOf(")")];',
        'const [state, parent] = line.slice(close + 2).split(" ");',
        "// and around the reading:",
        "try { … } catch { return null; }",
      ),
    ],
    wrong: {
      split: {
        mistake: "a name has no spaces, one thinks, and all fields behind it slip",
        verdict: "failed",
        claim: "a name with spaces and parentheses confuses nobody",
      },
      first_parenthesis: {
        mistake: "the first closing parenthesis may be a part of the name",
        verdict: "failed",
        claim: "a name with spaces and parentheses confuses nobody",
      },
      itself: {
        mistake: "/proc/self is the block of the one who reads",
        verdict: "failed",
        claim: "the parent is the process that started it",
      },
      throws: {
        mistake: "that a process may have gone in the meantime was not thought of",
        verdict: "failed",
        claim: "a process that is not there gives null",
      },
    },
  },
  {
    name: "convoy",
    title: "Jobs that suffer under first come, first served",
    level: "easy",
    practises: ["A7"],
    hints: [
      "One of the five has to be a lorry. Who stands behind it under FCFS, and who under SJF?",
      "SJF can put the short ones first only if they are there when it chooses. Once the lorry has " +
      "the processor, it keeps it. So let all come at the same moment.",
      code('return parseJobs("0:90, 0:2, 0:2, 0:2, 0:2");'),
    ],
    wrong: {
      later: {
        mistake:
          "SJF does not take the processor away either, so it must not start the lorry first",
        verdict: "failed",
        claim: "under FCFS they wait at least ten times as long as under SJF",
      },
      short_first: {
        mistake: "FCFS only does harm when the long one is ahead",
        verdict: "failed",
        claim: "under FCFS they wait at least ten times as long as under SJF",
      },
      too_long: {
        mistake: "the limit was not looked at",
        verdict: "failed",
        claim: "they are five jobs, and compute for 100 units of time at most",
      },
      apart: {
        mistake: "ten times nothing is nothing",
        verdict: "failed",
        claim: "under FCFS somebody has to wait",
      },
    },
  },
  {
    name: "state_at",
    title: "In which of the five states is a job?",
    level: "medium",
    practises: ["A5", "A7"],
    hints: [
      "A job that is there and not done: which question tells whether it could run, and which whether " +
      "it does?",
      "Done comes first: `completion`. Then look for a turn of this job that covers the moment, then " +
      "for such a wait in `schedule.io`. `some()` asks all of them. What is left is ready.",
      code(
        "const covers = ({ job, from, until }: DeviceWait): boolean =>",
        "  job === name && from <= time && time < until;",
        'if (time >= job.completion) return "terminated";',
        'if (schedule.turns.some(covers)) return "running";',
        'if (schedule.io.some(covers)) return "waiting";',
      ),
    ],
    wrong: {
      all_wait: {
        mistake: "to wait for a turn and to wait for a device are taken for the same",
        verdict: "failed",
        claim: "who could run is ready, and not waiting",
      },
      never_waits: {
        mistake: "there is more to wait for than the processor",
        verdict: "failed",
        claim: "who waits for a device is waiting, and not ready",
      },
      one_turn: {
        mistake: "find() gives the first one only, and a job has many turns",
        verdict: "failed",
        claim: "who has the processor is running, in each of its turns",
      },
      end_counts: {
        mistake: "at the end of a turn the next one begins, and two would run at that moment",
        verdict: "failed",
        claim: "a stretch has its beginning, and not its end",
      },
    },
  },
  {
    name: "give_way",
    title: "A long computation that gives way",
    level: "medium",
    practises: ["A8"],
    hints: [
      "Who else could run while the loop goes on? When does the loop let go of the thread?",
      "Count the pieces, and wait for `sleep(0)` inside the loop, when as many are done as are allowed " +
      "in a row. An `await` of something that is there already does not let timers in.",
      code(
        "for (const [done, piece] of pieces.entries()) {",
        "  if (done > 0 && done % most === 0) await sleep(0);",
        "  piece();",
        "}",
      ),
    ],
    wrong: {
      microtask: {
        mistake: "each `await` is taken for a turn of the others; what is there already is none",
        verdict: "failed",
        claim: "timers and input get a turn after so many pieces at the latest",
      },
      not_awaited: {
        mistake: "sleep() gives a promise; who does not wait for it does not sleep",
        verdict: "failed",
        claim: "timers and input get a turn after so many pieces at the latest",
      },
      too_late: {
        mistake: "counting begins at 0, so this is one piece too many",
        verdict: "failed",
        claim: "timers and input get a turn after so many pieces at the latest",
      },
      timers: {
        mistake: "the work is put off, and its end is announced at once",
        verdict: "failed",
        claim: "all pieces are done when workOff() is, in their order",
      },
    },
  },
  {
    name: "two_cores",
    title: "Run tasks in parallel, and say where",
    level: "medium",
    practises: ["A2", "A3"],
    needs: ["linux", "two cores"],
    deadline: 30_000, // a dozen processes, on a machine that may have other things to do
    hints: [
      "Which number has the task whose turn it is, and what is left of it when you divide by the number " +
      "of processors?",
      "`tasks.entries()` gives the numbers along with the tasks. After `start()` a task has a `pid`, " +
      "and `setAffinity()` takes one as its second argument.",
      code(
        "for (const [i, task] of tasks.entries()) {",
        "  task.start();",
        "  setAffinity([processors[i % processors.length]!], task.pid!);",
        "}",
      ),
    ],
    wrong: {
      serial: {
        mistake: "on which processor does not matter, if they run one after the other",
        verdict: "failed",
        claim: "all tasks are there at the same moment",
      },
      anywhere: {
        mistake: "to allow all processors is not to pin",
        verdict: "failed",
        claim: "each task is pinned to one processor, and they take the processors in turn",
      },
      caller_pinned: {
        mistake: "children inherit where they may run, but the caller is left pinned as well",
        verdict: "failed",
        claim: "the caller may run everywhere, as before",
      },
    },
  },
  {
    name: "round_robin",
    title: "A scheduler: round robin",
    level: "medium",
    practises: ["A3", "A7"],
    hints: [
      "After its turn a job has less left than before. Where is that noted down?",
      "Subtract the turn from what is left. Is there anything left, the job goes to the end of the " +
      "queue; but `now` has moved on, so let those in first who have come by now.",
      code(
        "left.set(job, left.get(job)! - (until - now));",
        "now = until;",
        "admit();",
        "if (left.get(job)! > 0) queue.push(job);",
      ),
    ],
    wrong: {
      spent_first: {
        mistake: "a job that comes at the end of a slice waits for one turn too many",
        verdict: "failed",
        claim: "who comes when a slice ends goes before the one whose slice it was",
      },
      to_the_head: {
        mistake: "at the head of the queue it is the next one again: FCFS with interruptions",
        verdict: "failed",
        claim: "nobody has the processor longer than a slice while others wait",
      },
      whole_slice: {
        mistake: "a slice is the most that one gets, not the least",
        verdict: "failed",
        claim: "who is done before the slice is used up makes room at once",
      },
      no_idle: {
        mistake: "a job is not there before it comes, even if nobody else is",
        verdict: "failed",
        claim: "nobody runs before it has come: the processor stands idle",
      },
    },
  },
  {
    name: "feedback",
    title: "A scheduler: the multilevel feedback queue",
    level: "hard",
    practises: ["A7"],
    hints: [
      "There are three reasons to stop a turn: the job is done, its slice is used up, somebody has come. " +
      "Which of them can not happen in the top queue, and where does the job go in each case?",
      "`Math.min()` of three moments tells when the turn is over; the third one is the next arrival, if " +
      "the job is below the top. Afterwards `task.slice` tells why: more than 0 is left only of one that " +
      "was interrupted. That one goes to the head (`unshift()`) and keeps what is left.",
      code(
        "const next = task.queue > 0 ? coming[0]?.arrival ?? Infinity : Infinity;",
        "const until = Math.min(now + task.left, now + task.slice, next);",
        "// after the turn, if it is not done:",
        "if (task.slice > 0) queues[task.queue]!.unshift(task);",
        "else {",
        "  task.queue = Math.min(task.queue + 1, slices.length - 1);",
        "  task.slice = slices[task.queue]!;",
        "  queues[task.queue]!.push(task);",
        "}",
        "// and the choice:",
        "const task = queues.find((queue) => queue.length > 0)?.shift();",
      ),
    ],
    wrong: {
      no_preemption: {
        mistake: "the new job waits, although it stands above the one that runs",
        verdict: "failed",
        claim: "who comes takes the processor away from a job of a lower queue",
      },
      fresh_slice: {
        mistake: "who is interrupted often enough keeps its place for ever",
        verdict: "failed",
        claim: "who was interrupted gets the rest of its slice, and not a new one",
      },
      to_the_end: {
        mistake: "an interruption is taken for the end of the slice",
        verdict: "failed",
        claim: "who was interrupted goes on first, before others of its queue",
      },
      one_slice: {
        mistake: "who computes long is to be interrupted less often, not just later",
        verdict: "failed",
        claim: "a job alone sinks by a queue with each slice, and each queue has its own slice",
      },
      stays: {
        mistake: "below the lowest queue there is nothing, and the job falls out",
        verdict: "failed",
        claim: "in the lowest queue the jobs take turns",
      },
      in_turn: {
        mistake: "the queues take turns, as if they were jobs of a round robin",
        verdict: "failed",
        claim: "a queue is served only when all above it are empty",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of a program, for a hint. */
function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
