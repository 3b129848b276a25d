import type { Exercise } from "../../course/kit.ts";

/** Each claim starts processes: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a first handler to a service that loses nothing when it ends. */
export const exercises = [
  {
    name: "count",
    title: "Count a signal until another one comes",
    level: "easy",
    practises: ["G3", "G5"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Two signals mean two different things here. How does your loop know which handler has run?",
      "Let one handler add 1, and the other one clear a flag. `pause()` ends with any handler, so " +
      "ask the flag after each. `using` takes a handler back when the function returns.",
      code(
        'using _one = onSignal("SIGUSR2", () => signals++);',
        'using _end = onSignal("SIGTERM", () => goesOn = false);',
        "while (goesOn) await pause();",
      ),
    ],
    wrong: {
      first: {
        mistake: "pause() is taken for a wait for SIGTERM; it ends with any handler",
        verdict: "failed",
        claim: "it goes on until SIGTERM comes",
      },
      counts_all: {
        mistake: "the ends of pause() are counted, and SIGTERM is one of them",
        verdict: "failed",
        claim: "it returns how often SIGUSR2 came",
      },
      left_behind: {
        mistake: "the handlers are never taken back",
        verdict: "failed",
        claim: "what was set before is set again",
      },
      default: {
        mistake: "the default is set in the end, and not what was there before",
        verdict: "failed",
        claim: "what was set before is set again",
      },
    },
  },
  {
    name: "insist",
    title: "Ask a process to end, and insist if it does not",
    level: "easy",
    practises: ["G2"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "There are two signals that end a process. Which of them can be heard and answered?",
      "`terminate()` sends SIGTERM, `kill()` sends SIGKILL. `await join({ timeout })` tells whether " +
      "it has ended by then; after SIGKILL wait once more, without a timeout.",
      code(
        "process.terminate();",
        "if (!await process.join({ timeout: patience })) {",
        "  process.kill();",
        "  await process.join();",
        "}",
      ),
    ],
    wrong: {
      at_once: {
        mistake: "SIGKILL comes first, so nobody can tidy up",
        verdict: "failed",
        claim: "a process that tidies up ends by itself, with its own exit code",
      },
      impatient: {
        mistake: "SIGKILL comes right after SIGTERM, so there is no time to tidy up",
        verdict: "failed",
        claim: "a process that tidies up ends by itself, with its own exit code",
      },
      slow: {
        mistake: "the whole patience is used up, although the process has ended long ago",
        verdict: "failed",
        claim: "a process that tidies up ends by itself, with its own exit code",
      },
      too_polite: {
        mistake: "one who does not listen to SIGTERM is waited for without end",
        verdict: "failed",
        claim: "a process that does not listen is ended by SIGKILL",
      },
      no_wait: {
        mistake: "sending SIGKILL is taken for the end; the system takes a moment",
        verdict: "failed",
        claim: "when end() returns, the process is gone",
      },
    },
  },
  {
    name: "deadline",
    title: "A time limit, made of SIGALRM",
    level: "medium",
    practises: ["G4", "G3"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "Two things are set up here, a handler and a timer. Is each undone, on all three ways out?",
      '`using` undoes the handler. `setitimer("real", 0)` turns the timer off; it belongs into a ' +
      "`finally`. The function must be still in there while the work goes on: `return await`.",
      code(
        'using _handler = onSignal("SIGALRM", () => reject(new TimeoutError("…")));',
        'setitimer("real", ms);',
        "try {",
        "  return await Promise.race([tooLate, work()]);",
        "} finally {",
        '  setitimer("real", 0);',
        "}",
      ),
    ],
    wrong: {
      no_limit: {
        mistake: "there is no timer at all",
        verdict: "failed",
        claim: "work that never ends gives a TimeoutError",
      },
      too_early: {
        mistake: "without `await` the clean-up comes before the work",
        verdict: "failed",
        claim: "work that never ends gives a TimeoutError",
      },
      timer_left: {
        mistake: "the timer goes on when nobody listens any more",
        verdict: "failed",
        claim: "nothing is left behind by work that is done",
      },
      handler_left: {
        mistake: "the handler stays",
        verdict: "failed",
        claim: "nothing is left behind by work that is done",
      },
      only_success: {
        mistake: "nothing is undone when the work fails, because there is no `finally`",
        verdict: "failed",
        claim: "nothing is left behind by work that fails",
      },
    },
  },
  {
    name: "uninterrupted",
    title: "Work that no signal cuts off, and no signal lost",
    level: "medium",
    practises: ["G3", "G5"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "A signal can be ignored, caught, or held back. Which of these remembers it for later?",
      "`blockSignals([…])` gives something to put into a `using`. What happens first in " +
      "`return work()` with a `using` above it: the work, or the end of the block?",
      code('using _held = blockSignals(["SIGINT", "SIGTERM"]);', "return await work();"),
    ],
    wrong: {
      no_await: {
        mistake: "the block is left while the work still goes on",
        verdict: "failed",
        claim: "SIGINT in the middle of the work does not cut it off",
      },
      one_only: {
        mistake: "only SIGTERM is held back",
        verdict: "failed",
        claim: "SIGINT in the middle of the work does not cut it off",
      },
      ignored: {
        mistake: "an ignored signal is lost, not put off",
        verdict: "failed",
        claim: "after the work SIGINT ends the process, as always",
      },
      swallowed: {
        mistake: "a handler that does nothing loses the signal as well",
        verdict: "failed",
        claim: "after the work SIGINT ends the process, as always",
      },
      stays: {
        mistake: "when the work fails, the signals stay held back",
        verdict: "failed",
        claim: "when the work fails, signals come through again",
      },
    },
  },
  {
    name: "reaper",
    title: "Reap children in a handler of SIGCHLD",
    level: "medium",
    practises: ["G7"],
    needs: ["fork"],
    deadline: DEADLINE,
    hints: [
      "Five children end while the program is busy. How often is the handler called, and how many " +
      "have to be reaped?",
      "Loop in the handler. Each turn takes one with `waitpidSync(-1, WNOHANG)`. There are two ways " +
      "to see that nobody is left: a `pid` of 0 while children still run, and `ECHILD` when there " +
      "is none.",
      code(
        "for (;;) {",
        "  const end = takeOne(); // null: pid was 0, or a SystemError with code ECHILD",
        "  if (end === null) return;",
        "  onEnd(end.pid, end.exitCode!);",
        "}",
      ),
    ],
    wrong: {
      one_per_signal: {
        mistake: "one signal is taken for one child",
        verdict: "failed",
        claim: "each end is told once, with its exit code, although there is no other child",
      },
      no_child: {
        mistake: "that no child is left is an error for waitpid(), and it ends the program",
        verdict: "failed",
        claim: "each end is told once, with its exit code, although there is no other child",
      },
      blocking: {
        mistake: "without WNOHANG the handler waits for those who still run",
        verdict: "failed",
        claim: "a child that does not end holds nobody up",
      },
      left_behind: {
        mistake: "disposing does nothing",
        verdict: "failed",
        claim: "once it is disposed, what was set before is set again",
      },
    },
  },
  {
    name: "turns",
    title: "Processes in turns, by SIGSTOP and SIGCONT",
    level: "medium",
    practises: ["G8", "G2"],
    needs: ["fork"],
    deadline: DEADLINE,
    hints: [
      "Who may run before the first turn, and who after the last?",
      "Write a function that stops one child and waits until it has stopped: `kill()`, and then " +
      "`waitpidSync(pid, WUNTRACED)`. Before the rounds it is called for all; in a round, after " +
      "each turn.",
      code(
        "for (const pid of pids) stop(pid);",
        "// in a round, for each:",
        'kill(pid, "SIGCONT");',
        "turn(pid);",
        "stop(pid);",
        "// and in the end SIGCONT for all",
      ),
    ],
    wrong: {
      no_beginning: {
        mistake: "those who have not had a turn yet still run",
        verdict: "failed",
        claim: "whose turn it is runs, and all others are stopped",
      },
      asleep: {
        mistake: "the turn comes before the process goes on",
        verdict: "failed",
        claim: "whose turn it is runs, and all others are stopped",
      },
      one_by_one: {
        mistake: "everybody has all turns at once: the loops are the wrong way round",
        verdict: "failed",
        claim: "in each round everybody has a turn, in order",
      },
      no_end: {
        mistake: "who is stopped stays so until somebody sends SIGCONT",
        verdict: "failed",
        claim: "in the end all go on",
      },
    },
  },
  {
    name: "shutdown",
    title: "End a service, and lose no task",
    level: "hard",
    practises: ["G9", "G3", "G6"],
    needs: ["linux"],
    deadline: DEADLINE,
    hints: [
      "What may a handler do here, and what is to be done by those who work? And how do you get " +
      "several tasks to be at work at once?",
      "The handler sets a flag and nothing else. A lane takes a task, does it, and asks the flag " +
      "before it takes the next. Start `width` lanes, and wait for all of them; the handler stays " +
      "until then.",
      code(
        "const lane = async (): Promise<void> => {",
        "  while (goesOn) {",
        "    const task = next();",
        "    if (task === undefined) return;",
        "    await work(task);",
        "    finished++;",
        "  }",
        "};",
        "await Promise.all(Array.from({ length: width }, lane));",
      ),
    ],
    wrong: {
      serial: {
        mistake: "one task at a time, so that there is only one to lose",
        verdict: "failed",
        claim: "so many tasks as it is told are at work at the same time",
      },
      deaf: {
        mistake: "the signals are ignored, and everything is done first",
        verdict: "failed",
        claim: "at SIGINT the tasks at work are finished, and no other is begun",
      },
      abandons: {
        mistake: "serve() returns at the signal, with tasks still at work",
        verdict: "failed",
        claim: "at SIGINT the tasks at work are finished, and no other is begun",
      },
      one_more: {
        mistake: "the next task is taken before anybody asks whether to go on",
        verdict: "failed",
        claim: "at SIGINT the tasks at work are finished, and no other is begun",
      },
      only_once: {
        mistake: "the second Ctrl-C finds no handler and ends the process",
        verdict: "failed",
        claim: "a second signal changes nothing",
      },
      left_behind: {
        mistake: "the handlers are never taken back",
        verdict: "failed",
        claim: "when it returns, everything is set as it was before",
      },
    },
  },
] satisfies readonly Exercise[];

/** Lines of a program, for a hint. */
function code(...lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
