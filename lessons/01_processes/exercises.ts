import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a first process to a supervisor. */
export const exercises = [
  {
    name: "first_process",
    title: "Start a process, wait for its end, read its exit code",
    level: "easy",
    practises: ["B11", "B3", "B4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Describing a process does not run it. Which two verbs make it begin, and make you wait?",
      "`Process` has `start()`, which returns at once, and `join()`, which gives a promise. " +
      "`exitCode` is null until the process has ended.",
      code("process.start();", "await process.join();"),
    ],
    wrong: {
      no_wait: {
        mistake: "start() is taken for a call that returns when the work is done",
        verdict: "failed",
        claim: "runWork() waits until that process has ended",
      },
      by_hand: {
        mistake: "work() is called, so the caller does it itself",
        verdict: "failed",
        claim: "work() is done by a process of its own, a child of the caller",
      },
      guessed: {
        mistake: "the code that the child should end with is returned, not the one it ended with",
        verdict: "failed",
        claim: "it is −9 when somebody kills the process at its work",
      },
    },
  },
  {
    name: "greetings",
    title: "Several processes at once, with arguments",
    level: "easy",
    practises: ["B11", "B15"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "When is the second greeter started, and what has the first one done by then?",
      "Take the loop apart: one that makes all processes, one that starts them, one that joins " +
      "them. The codes can be read when all have been joined.",
      code(
        "for (const greeter of greeters) greeter.start();",
        "for (const greeter of greeters) await greeter.join();",
        "return greeters.map((greeter) => greeter.exitCode);",
      ),
    ],
    wrong: {
      serial: {
        mistake: "processes are used, but one after the other",
        verdict: "failed",
        claim: "all greeters are alive at the same moment",
      },
      no_process: {
        mistake: "the result is right, and nobody is greeted: the caller counts the letters",
        verdict: "failed",
        claim: "all greeters are alive at the same moment",
      },
      no_join: {
        mistake: "the exit codes are read before the greeters have ended",
        verdict: "failed",
        claim: "the exit codes come back in the order of the names",
      },
      counted: {
        mistake: "the greeters are started and forgotten, and the caller counts the letters",
        verdict: "failed",
        claim: "no greeter is left when greetAll() returns",
      },
    },
  },
  {
    name: "collect",
    title: "Collect exit codes and signals, in order",
    level: "medium",
    practises: ["B7", "B11", "B4"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Who decides about the place of a report: the child that ends, or the list of jobs?",
      "The list `children` has the right order already: read the exit codes from it when all have " +
      "ended. A negative exit code is the number of a signal with a minus; and 0 is an exit code, " +
      "although JavaScript takes it for false.",
      code(
        "for (const child of children) await child.join();",
        "return children.map((child) => endingOf(child.exitCode));",
        "// and in endingOf(), if exitCode is not null and below 0:",
        "return { code: null, signal: signalName(-exitCode) };",
      ),
    ],
    wrong: {
      serial: {
        mistake: "the order is right because there is only one job at a time",
        verdict: "failed",
        claim: "all jobs are under way at the same moment",
      },
      order_of_end: {
        mistake: "the reports stand in the order in which the children end",
        verdict: "failed",
        claim: "exit codes stand in the order of the jobs, whoever ends first",
      },
      zero_lost: {
        mistake: "`||` takes the exit code 0 for a missing one",
        verdict: "failed",
        claim: "exit codes stand in the order of the jobs, whoever ends first",
      },
      signal_as_code: {
        mistake: "−9 is reported as an exit code, although no process can end with it by itself",
        verdict: "failed",
        claim: "a process that was killed is reported with the name of the signal",
      },
    },
  },
  {
    name: "reap",
    title: "Reap children while you work, and leave no zombie",
    level: "medium",
    practises: ["B1", "B6", "B7"],
    needs: ["fork"],
    deadline: DEADLINE,
    hints: [
      "`waitpidSync(pid)` does two things: it waits, and it takes the child off the list. Which of " +
      "them do you want here?",
      "With `WNOHANG` as its second argument it returns at once: `exitCode` is null for a child " +
      "that still runs. Several may have ended during one `work()`, so ask for all that are left, " +
      "and remember each code with its pid.",
      code(
        "while (codes.size < pids.length) {",
        "  work();",
        "  for (const pid of pids) {",
        "    if (codes.has(pid)) continue;",
        "    const { exitCode } = waitpidSync(pid, WNOHANG);",
        "    if (exitCode !== null) codes.set(pid, exitCode);",
        "  }",
        "}",
      ),
    ],
    wrong: {
      blocking: {
        mistake: "waitpid() without WNOHANG waits, and the parent's work stands still",
        verdict: "failed",
        claim: "the parent goes on with its work while children run",
      },
      late: {
        mistake: "everybody is reaped, but only when everything is over",
        verdict: "failed",
        claim: "after each piece of work, nobody who has ended stays a zombie",
      },
      one_per_round: {
        mistake: "one look takes one child, but several may have ended",
        verdict: "failed",
        claim: "after each piece of work, nobody who has ended stays a zombie",
      },
      order_of_end: {
        mistake: "the exit codes stand in the order in which the children end",
        verdict: "failed",
        claim: "all exit codes are returned, in the order of the jobs",
      },
    },
  },
  {
    name: "tree",
    title: "Grow a process tree of a given shape",
    level: "medium",
    practises: ["B1", "B2", "B9"],
    needs: ["fork"],
    deadline: DEADLINE,
    hints: [
      "A child with a shape of its own has the same task as the caller. What does that remind you of?",
      "Let each child call `grow()` with its own shape. `fork()` with a function runs that in the " +
      "child and ends it; it returns the pid in the parent only. Keep the pids, and wait for each " +
      "of them after `stay()`.",
      code(
        "const children = shape.map((below) => fork(() => grow(below, stay)));",
        "stay();",
        "for (const pid of children) waitpidSync(pid);",
      ),
    ],
    wrong: {
      doubling: {
        mistake:
          "after fork() both go on with the loop, so the number of processes doubles each time",
        verdict: "failed",
        claim: "while all stay, the system's list shows a tree of the given shape",
      },
      serial: {
        mistake: "each child is waited for before the next one is started",
        verdict: "failed",
        claim: "while all stay, the system's list shows a tree of the given shape",
      },
      no_wait: {
        mistake: "nobody waits: children stay behind as zombies, grandchildren as orphans",
        verdict: "failed",
        claim: "everybody waits for its own children: nobody is left when grow() returns",
      },
      fall_through: {
        mistake: "a child that is done is not ended, and goes on with the code of its parent",
        verdict: "failed",
        claim: "only the caller returns from grow()",
      },
    },
  },
  {
    name: "double_fork",
    title: "Start a job that you never have to wait for",
    level: "hard",
    practises: ["B5", "B6", "B8"],
    needs: ["fork"],
    deadline: DEADLINE,
    hints: [
      "Who reaps a process whose parent has ended? And how do you lose your parent at once?",
      "Fork a child that does nothing but fork the job and write the pid into `note`. It ends " +
      "right away; wait for it, and the note is there.",
      code(
        "const middle = fork(() => Deno.writeTextFileSync(note, `${fork(job)}`));",
        "waitpidSync(middle);",
      ),
    ],
    wrong: {
      single_fork: {
        mistake: "the process that does the job is a child, and will be a zombie",
        verdict: "failed",
        claim: "that process has been adopted: its parent is neither the caller nor a child of it",
      },
      middle_pid: {
        mistake: "the pid returned is that of the child in the middle",
        verdict: "failed",
        claim: "it returns the pid of the process that does the job",
      },
      no_wait: {
        mistake: "the child in the middle is not waited for, and is the zombie now",
        verdict: "failed",
        claim: "the caller keeps no child and no zombie",
      },
      waits_for_job: {
        mistake: "the child in the middle waits for the job, and so does the caller",
        verdict: "failed",
        claim: "detach() returns while the job still runs",
      },
    },
  },
  {
    name: "clean_daemon",
    title: "A daemon that cleans up after itself",
    level: "hard",
    practises: ["B16", "B17"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "What happens on SIGTERM if nobody has said what is to happen? And who has to say it?",
      '`Deno.addSignalListener("SIGTERM", …)` takes the place of the sudden end: the listener ' +
      "removes the file, and ends the process with `exit(0)`. That a process does not outlive its " +
      "program is an option of `Process`.",
      code(
        'Deno.addSignalListener("SIGTERM", () => {',
        "  Deno.removeSync(pidFile);",
        "  exit(0);",
        "});",
        "// and for the process:",
        "daemon: true,",
      ),
    ],
    wrong: {
      finally: {
        mistake: "a `finally` is trusted to run when a signal ends the process",
        verdict: "failed",
        claim: "on SIGTERM the daemon removes the file and ends with exit code 0",
      },
      goes_on: {
        mistake: "the handler cleans up but does not end the process",
        verdict: "failed",
        claim: "on SIGTERM the daemon removes the file and ends with exit code 0",
      },
      no_daemon: {
        mistake: "a plain child works in the background, too; but the program waits for it",
        verdict: "failed",
        claim: "the program ends without waiting, and the daemon with it",
      },
    },
  },
  {
    name: "supervisor",
    title: "A supervisor that restarts a crashing child, with a limit",
    level: "hard",
    practises: ["B7", "B11", "B17"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "There are three reasons to go round or to leave: the work is done, the limit is reached, " +
      "there is another try. In which order do you ask?",
      "One turn of a loop is one child: create, start, join, look at `exitCode`. Only 0 is a good " +
      "end; a signal gives a negative number. Count the restarts, not the starts; the pause before " +
      "restart n is 2 ** (n − 1).",
      code(
        "for (let restarts = 0;; restarts++) {",
        "  // create, start and join a child",
        "  if (exitCode === 0) return { restarts, exitCode, gaveUp: false };",
        "  if (restarts === plan.limit) return { restarts, exitCode, gaveUp: true };",
        "  await plan.pause(2 ** restarts);",
        "}",
      ),
    ],
    wrong: {
      no_limit: {
        mistake: "a child that always crashes is started again for ever",
        verdict: "failed",
        claim: "after the last allowed restart it gives up, and says how the last child ended",
      },
      off_by_one: {
        mistake: "the first start counts as a restart",
        verdict: "failed",
        claim: "after the last allowed restart it gives up, and says how the last child ended",
      },
      signal_is_fine: {
        mistake: "only positive exit codes are taken for a crash",
        verdict: "failed",
        claim: "being killed by a signal is a crash, too",
      },
      steady: {
        mistake: "the pauses do not grow",
        verdict: "failed",
        claim: "the pauses before the restarts are 1, 2, 4 and 8 units",
      },
      pauses_late: {
        mistake: "the pause comes after the restart instead of before it",
        verdict: "failed",
        claim: "nothing runs during a pause",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of a program, for a hint. */
function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
