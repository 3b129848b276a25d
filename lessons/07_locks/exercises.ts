import type { Exercise } from "../../course/kit.ts";

/** Each claim starts an explorer: on a busy machine that takes a while. In milliseconds. */
const DEADLINE = 40_000;

/** From a lock in the right place to a lock of one's own. */
export const exercises = [
  {
    name: "museum",
    title: "Put the lock where it belongs",
    level: "easy",
    practises: ["H1", "H2"],
    deadline: DEADLINE,
    hints: [
      "Who decides by what they have read, and what may happen between the reading and the deciding?",
      "There are two critical sections: from the look to the write on the way in, and the write on the " +
      "way out. The visit lies between them. And whoever is turned away must not keep the lock.",
      code(
        "{",
        "  using _held = lock.holdSync();",
        "  if (inside.value >= room) return false;",
        "  inside.value += 1;",
        "}",
        "lookAround();",
        "using _held = lock.holdSync();",
      ),
    ],
    wrong: {
      late_lock: {
        mistake: "the lock is taken when the look is over",
        verdict: "failed",
        claim: "there is room for one, and never two are inside",
      },
      not_given_back: {
        mistake: "who is turned away keeps the lock",
        verdict: "deadlocked",
        claim: "there is room for one, and never two are inside",
      },
      all_of_it: {
        mistake: "the lock is held during the visit as well, so nobody else comes in",
        verdict: "deadlocked",
        claim: "two look around at the same time, and both are counted out",
      },
      way_out: {
        mistake: "to subtract is taken for one step",
        verdict: "failed",
        claim: "two look around at the same time, and both are counted out",
      },
    },
  },
  {
    name: "predict",
    title: "What does a semaphore put in order?",
    level: "easy",
    practises: ["H4"],
    deadline: DEADLINE,
    hints: [
      "Count permits: how many has A given out by the time that a letter is printed, and how many are " +
      "used up?",
      "Nothing comes before `a`. Of `b` and `c` one can come as soon as the first permit is there. What " +
      "has A printed before it gives the second one? And must anybody be waiting when it does?",
      "Four are possible. The two impossible ones that begin with `a` have `b` and `c` before `d`.",
    ],
    wrong: {
      queue: {
        mistake: "who has asked first is served first",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      anything: {
        mistake: "B and C may go on as soon as there was one permit",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
      in_step: {
        mistake: "whoever gives a permit waits until it is taken",
        verdict: "failed",
        claim: "the marks are those of all schedules",
      },
    },
  },
  {
    name: "permits",
    title: "Build a counting semaphore",
    level: "medium",
    practises: ["H4", "H6", "H10"],
    deadline: DEADLINE,
    hints: [
      "What does somebody wait for who finds no permit, and who can tell them that there is one?",
      "`condition.waitSync()` gives the lock back while it waits, and has it again when it returns. " +
      "Between the notification and the return somebody else may have taken the permit. And two permits " +
      "are good for two.",
      code(
        "while (left.value < 1) condition.waitSync(); // before a permit is taken",
        "condition.notify(n); // after they are given back",
      ),
    ],
    wrong: {
      if_for_while: {
        mistake: "who was woken does not look again, although somebody may have been quicker",
        verdict: "failed",
        claim: "nobody takes a permit that is not there, and who waits gets one",
      },
      tells_nobody: {
        mistake: "permits are given back, and nobody is woken",
        verdict: "deadlocked",
        claim: "nobody takes a permit that is not there, and who waits gets one",
      },
      lost_wake_up: {
        mistake: "the look is outside of the lock: the notification comes before the wait",
        verdict: "deadlocked",
        claim: "nobody takes a permit that is not there, and who waits gets one",
      },
      one_wakes: {
        mistake: "one is woken, however many permits there are",
        verdict: "deadlocked",
        claim: "two permits at once are enough for two who wait",
      },
    },
  },
  {
    name: "two_flags",
    title: "Bring two in at once, then mend the door",
    level: "medium",
    practises: ["H1", "H10"],
    deadline: DEADLINE,
    hints: [
      "After its first step A has given the turn away, and nobody can see that it wants to come in. What " +
      "can B do in the meantime?",
      "A makes one step. B then does all of it, and is inside: four steps. Now A goes on. Whose turn does " +
      "it find, and why does it not wait? To mend it, let the other one see the flag before the turn is " +
      "given away.",
      '`["A", "B", "B", "B", "B", "A", "A", "A", "A"]`, and `wants[me]!.store(1)` before ' +
      "`turn.store(other)`.",
    ],
    wrong: {
      harmless_schedule: {
        mistake: "in step: such a schedule breaks nothing",
        verdict: "failed",
        claim: "the schedule breaks enter() as it was given",
      },
      not_mended: {
        mistake: "the schedule is found, and the code left as it was",
        verdict: "failed",
        claim: "the same schedule does not break your enter()",
      },
      look_first: {
        mistake: "to look at the other flag and to raise one's own are two steps",
        verdict: "failed",
        claim: "and no other schedule does",
      },
      no_turn: {
        mistake: "with two flags and no turn both wait for each other",
        verdict: "failed",
        claim: "the same schedule does not break your enter()",
      },
      in_turns: {
        mistake: "strictly in turns: who is alone waits for ever",
        verdict: "failed",
        claim: "who is alone comes in as often as they like",
      },
    },
  },
  {
    name: "philosophers",
    title: "Let philosophers eat",
    level: "medium",
    practises: ["H7", "H8", "H9"],
    deadline: DEADLINE,
    harmless: {
      "swapped order (line 26)": "the higher number first, everywhere, is an order as well",
    },
    hints: [
      "Everybody takes the left fork and waits for the right one: draw who waits for whom. What would " +
      "have to be different so that the circle cannot close?",
      "The forks have numbers. If all take the lower one of their two first, somebody would have to wait " +
      "for a lower fork than they have, and nobody does.",
      code(
        "const right = (seat + 1) % forks.length;",
        "using _first = forks[Math.min(seat, right)]!.holdSync();",
        "using _second = forks[Math.max(seat, right)]!.holdSync();",
      ),
    ],
    wrong: {
      one_fork: {
        mistake: "who cannot have the second fork eats with one",
        verdict: "failed",
        claim: "two neighbours eat one after the other",
      },
      left_first: {
        mistake: "everybody takes the left one first: then each waits for the next",
        verdict: "deadlocked",
        claim: "at a round table nobody waits for ever",
      },
      tries_for_ever: {
        mistake: "who puts a fork back and takes it again at once may do so for ever",
        verdict: "failed",
        claim: "two neighbours eat one after the other",
      },
      insists: {
        mistake: "who tries again and again, and keeps the first fork, waits as well",
        verdict: "failed",
        claim: "at a round table nobody waits for ever",
      },
      one_at_a_time: {
        mistake: "one fork of all is a lock for the whole table",
        verdict: "deadlocked",
        claim: "two who share no fork eat at the same time",
      },
    },
  },
  {
    name: "rounds",
    title: "Build a barrier for many rounds",
    level: "hard",
    practises: ["H6", "H10"],
    deadline: DEADLINE,
    hints: [
      "When somebody who waits wakes up, how can they tell that their round is over, if others have " +
      "already come for the next one?",
      "Give each round a number. Who waits remembers the number with which they came, and waits as long " +
      "as it is the same. The last one to come takes the count back, raises the number, and wakes all.",
      code(
        "const mine = round.value;",
        "arrived.value += 1;",
        "if (arrived.value === parties) { /* count to 0, next round, notifyAll() */ }",
        "else while (round.value === mine) condition.waitSync();",
      ),
    ],
    wrong: {
      wakes_one: {
        mistake: "the last one wakes one of several",
        verdict: "deadlocked",
        claim: "nobody goes on before all have come",
      },
      no_round: {
        mistake: "who wakes up late finds the count of the next round",
        verdict: "deadlocked",
        claim: "and so it is in every round",
      },
      once_only: {
        mistake: "the count is never taken back, so that the second round is open from the start",
        verdict: "failed",
        claim: "and so it is in every round",
      },
      if_for_while: {
        mistake: "a wait that ends is taken for a round that ends",
        verdict: "failed",
        claim: "and so it is in every round",
      },
    },
  },
  {
    name: "readers_writers",
    title: "Many readers, and a writer who does not starve",
    level: "hard",
    practises: ["H6", "H9"],
    deadline: DEADLINE,
    hints: [
      "Write down in words when a reader may begin, and when a writer may. What does the number of " +
      "writers who wait change for readers?",
      "A reader waits while somebody writes or a writer waits; a writer waits while anybody is there. A " +
      "writer counts itself among those who wait before it waits, and no longer when it writes. Readers " +
      "and writers wait for the same condition: to wake one may wake the wrong one.",
      code(
        "// startReading()",
        "while (writing.value > 0 || waiting.value > 0) condition.waitSync();",
        "// startWriting()",
        "waiting.value += 1;",
        "while (reading.value > 0 || writing.value > 0) condition.waitSync();",
        "waiting.value -= 1;",
        "// in both stop functions: condition.notifyAll()",
      ),
    ],
    wrong: {
      if_for_while: {
        mistake: "who was woken goes on, although somebody else was quicker",
        verdict: "failed",
        claim: "a writer is alone, and everybody gets their turn",
      },
      wakes_one: {
        mistake: "one is woken, and it may be one who has to wait on",
        verdict: "deadlocked",
        claim: "a writer is alone, and everybody gets their turn",
      },
      one_at_a_time: {
        mistake: "a lock for all, so that readers keep each other out",
        verdict: "deadlocked",
        claim: "two read at the same time",
      },
      readers_first: {
        mistake: "readers do not care for a writer who waits: it may wait for ever",
        verdict: "failed",
        claim: "readers who come when a writer waits come after the writer",
      },
    },
  },
  {
    name: "own_lock",
    title: "Build a lock from Atomics",
    level: "hard",
    practises: ["H1", "H2", "H10"],
    deadline: DEADLINE,
    hints: [
      "To look whether it is free and to take it has to be one step. Which methods of `Atomics` do that? " +
      "And what has whoever was woken to do?",
      "`Atomics.exchange(words, 0, 1)` takes the lock and says in the same step whether it was free. If " +
      "it was not, wait, and then try again. Wait on the word that you have looked at, for the value that " +
      "you have seen there: then nobody can wake you before you sleep.",
      code(
        "while (Atomics.exchange(words, 0, 1) !== 0) Atomics.wait(words, 0, 1); // acquire()",
        "Atomics.store(words, 0, 0); // release()",
        "Atomics.notify(words, 0, 1);",
      ),
    ],
    wrong: {
      check_then_act: {
        mistake: "to look and to take are two steps",
        verdict: "failed",
        claim: "one of two has the lock at a time, and both get it",
      },
      lost_wake_up: {
        mistake: "the wait is for another word than the look: the wake-up may come between them",
        verdict: "deadlocked",
        claim: "one of two has the lock at a time, and both get it",
      },
      plain: {
        mistake: "a plain write puts nothing in order",
        verdict: "failed",
        claim: "one of two has the lock at a time, and both get it",
      },
      forgets_the_others: {
        mistake: "whoever was woken says that nobody else waits",
        verdict: "deadlocked",
        claim: "one of three has the lock at a time, and all get it",
      },
      spins: {
        mistake: "looks again and again, and keeps a processor busy",
        verdict: "failed",
        claim: "who waits for the lock sleeps",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
