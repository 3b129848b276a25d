import type { Exercise } from "../../course/kit.ts";

/** From two greenlets to the loop that runs them. */
export const exercises = [
  {
    name: "sing_dance",
    title: "Let greenlets sing and dance at the same time",
    level: "easy",
    practises: ["J3", "J4"],
    hints: [
      "A generator runs only when somebody runs it. And who sleeps without giving way holds up all others.",
      "`yield*` runs one generator inside of another. `patchAll()` lets `time.sleep()` give way; it " +
      "gives something to dispose of, so `using` takes it back. `joinAll()` waits for many.",
      code(
        "yield* time.sleep(ms); // in repeat()",
        "using _patch = patchAll(); // in perform()",
        "return await joinAll(acts.map((act) => spawn(act)));",
      ),
    ],
    wrong: {
      no_patch: {
        mistake: "a sleep that blocks the thread blocks all others",
        verdict: "failed",
        claim: "all acts are under way at the same moment",
      },
      serial: {
        mistake: "each act is waited for before the next one begins",
        verdict: "failed",
        claim: "all acts are under way at the same moment",
      },
      no_star: {
        mistake: "a generator is made, and nobody runs it",
        verdict: "failed",
        claim: "repeat() says its word, and sleeps after each with time.sleep()",
      },
      fails_with_first: {
        mistake: "the first error ends the wait for all",
        verdict: "failed",
        claim: "an act that fails stops nobody, and its error stays in its greenlet",
      },
      left_patched: {
        mistake: "a patch is taken for something that goes by itself",
        verdict: "failed",
        claim: "after acts that went well, time.sleep() blocks as before",
      },
    },
  },
  {
    name: "predict",
    title: "What can the total be?",
    level: "medium",
    practises: ["J5"],
    hints: [
      "All three run up to their `await` before the first answer comes. What do they know by then?",
      "In `total += await …` the total on the left is read first, and kept until the answer is there.",
      "A writes 2 and B writes 3, whatever is there. C adds 4 to what is there. Go through the six " +
      "orders: ABC, ACB, BAC, BCA, CAB, CBA.",
    ],
    wrong: {
      sum: {
        mistake: "on one thread nothing can get lost, one thinks",
        verdict: "failed",
        claim: "the marks are those of every order",
      },
      anything: {
        mistake: "it is taken for a race of threads, which switch anywhere",
        verdict: "failed",
        claim: "the marks are those of every order",
      },
      last_wins: {
        mistake: "C, too, is thought to have read the total before it waits",
        verdict: "failed",
        claim: "the marks are those of every order",
      },
    },
  },
  {
    name: "limiter",
    title: "Let only so many jobs at a time go on",
    level: "medium",
    practises: ["J2"],
    hints: [
      "A semaphore has so many permits. When is one taken, and when is it given back, also by a job " +
      "that fails?",
      "`hold()` takes a permit until the end of the block, however it is left. When does the block of " +
      "`run()` end: when the job begins, or when it has ended?",
      code("using _place = await this.#places.hold();", "return await job();"),
    ],
    wrong: {
      not_awaited: {
        mistake: "`return job()` leaves the block at once, and the place is free again",
        verdict: "failed",
        claim: "at most so many jobs are at work at the same moment",
      },
      one_at_a_time: {
        mistake: "a lock is taken for a semaphore",
        verdict: "failed",
        claim: "and no fewer, as long as there are enough",
      },
      batches: {
        mistake: "the next ones wait until all of the batch before have ended",
        verdict: "failed",
        claim: "when one ends, whichever it is, the next one begins",
      },
      last_first: {
        mistake: "a stack of those who wait, in the place of a row",
        verdict: "failed",
        claim: "first come, first served",
      },
      leak: {
        mistake: "the place is given back only if all goes well",
        verdict: "failed",
        claim: "a job that fails frees its place",
      },
    },
  },
  {
    name: "fallback",
    title: "Do not wait longer than it is worth",
    level: "medium",
    practises: ["J2"],
    hints: [
      "Three things can end the question: an answer, an error, the time. Only one of them is to give the " +
      "last price.",
      "`timeout(ms).run()` cancels what it runs when the time is up, waits until it has ended, and " +
      "throws a `TimeoutError`. Catch that one, and nothing else.",
      code(
        "try {",
        "  return await timeout(ms).run(task, () => ask(task));",
        "} catch (error) {",
        "  if (error instanceof TimeoutError) return last;",
        "  throw error;",
        "}",
      ),
    ],
    wrong: {
      race: {
        mistake: "who loses a race is thought to stop running",
        verdict: "failed",
        claim: "by then the question was cancelled, and has tidied up",
      },
      not_waited: {
        mistake: "asked to end is taken for ended",
        verdict: "failed",
        claim: "by then the question was cancelled, and has tidied up",
      },
      any_error: {
        mistake: "every error is taken for the end of the time",
        verdict: "failed",
        claim: "an error of the question is no price",
      },
      cancelled_too: {
        mistake: "a cancellation from outside is taken for the end of the time",
        verdict: "failed",
        claim: "who cancels the task cancels the question with it",
      },
    },
  },
  {
    name: "all_or_nothing",
    title: "Load a page, or none of it",
    level: "medium",
    practises: ["J2"],
    hints: [
      "`gather()` leaves the others alone when one fails. Who does not? And where must the error of an " +
      "optional part be caught, so that it does not end the rest?",
      "Start each part in a `TaskGroup`. An error that a child catches itself, the group never hears " +
      "of. The tasks keep their results.",
      code(
        "const loading = await new TaskGroup().run(task, (group) =>",
        "  parts.map(({ load, optional }) => group.createTask(optional ? orNull(load) : load))",
        ");",
        "return loading.map((each) => each.result());",
        "// orNull(load) calls it, and returns null if it fails; a CancelledError it throws on",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each part is waited for before the next one is loaded",
        verdict: "failed",
        claim: "all parts load at the same moment",
      },
      order_of_end: {
        mistake: "the parts are taken down as they come",
        verdict: "failed",
        claim: "they stand in their order, whichever comes first",
      },
      gather: {
        mistake: "`gather()` is thought to cancel the others",
        verdict: "failed",
        claim: "when another one fails, all that load are cancelled, and have tidied up",
      },
      not_waited: {
        mistake: "asked to end is taken for ended",
        verdict: "failed",
        claim: "when another one fails, all that load are cancelled, and have tidied up",
      },
      all_optional: {
        mistake: "any error is caught, also where it should end the page",
        verdict: "failed",
        claim: "when another one fails, all that load are cancelled, and have tidied up",
      },
    },
  },
  {
    name: "cool_down",
    title: "Be cancelled without burning the house down",
    level: "medium",
    practises: ["J2"],
    hints: [
      "A cancellation arrives as an error, where the task waits. Who catches it here, and what do they " +
      "take it for?",
      "Throw a `CancelledError` on. What has to be done however one leaves belongs into `finally`, and " +
      "is awaited there. A `return` in `finally` would swallow the error.",
      code(
        "await oven.heat();",
        "try {",
        "  for (const cake of cakes) {",
        "    try {",
        "      await oven.bake(task, cake);",
        "    } catch (error) {",
        "      if (error instanceof CancelledError) throw error;",
        "      failed.push(cake);",
        "    }",
        "  }",
        "} finally {",
        "  await oven.cool();",
        "}",
      ),
    ],
    wrong: {
      swallowed: {
        mistake: "the request to end is taken for a cake that has failed",
        verdict: "failed",
        claim: "when the task is cancelled, no other cake is begun",
      },
      no_finally: {
        mistake: "the last line is thought to be reached in any case",
        verdict: "failed",
        claim: "and the oven is cold when it is over",
      },
      not_awaited: {
        mistake: "the oven is told to cool, and left while it is hot",
        verdict: "failed",
        claim: "a cake that fails is noted, and all others are baked",
      },
      returns: {
        mistake: "a `return` in `finally` covers the error that is on its way out",
        verdict: "failed",
        claim: "and the task ends as cancelled",
      },
      breaks: {
        mistake: "who has heard the request need not pass it on, one thinks",
        verdict: "failed",
        claim: "and the task ends as cancelled",
      },
    },
  },
  {
    name: "last_coin",
    title: "Pay twice with the last coin, then mend it",
    level: "medium",
    practises: ["J5"],
    hints: [
      "What does one of them know about the balance when its `await` of `write()` begins?",
      "Both have to read before either of them writes. To mend it, nobody may come in between the read " +
      "and the write: that is what a lock is for. Who leaves, by whatever `return`, gives it back.",
      '`["A", "B"]`, and `using _held = await account.lock.hold();` as the first line.',
    ],
    wrong: {
      harmless_order: {
        mistake: "one after the other: such an order breaks nothing",
        verdict: "failed",
        claim: "the order breaks pay() as it was given",
      },
      not_mended: {
        mistake: "the order is found, and the code left as it was",
        verdict: "failed",
        claim: "the same order does not break your pay()",
      },
      late_lock: {
        mistake: "the lock is taken when the look is over",
        verdict: "failed",
        claim: "the same order does not break your pay()",
      },
      looks_again: {
        mistake: "a smaller gap is taken for none",
        verdict: "failed",
        claim: "and no other order does",
      },
      gives_up: {
        mistake: "who finds the lock taken goes away, although there is enough",
        verdict: "failed",
        claim: "if there is enough, both pay",
      },
      keeps_lock: {
        mistake: "who returns early leaves with the lock",
        verdict: "failed",
        claim: "who cannot pay holds nobody up",
      },
    },
  },
  {
    name: "event_loop",
    title: "Write an event loop of your own",
    level: "hard",
    practises: ["J1"],
    hints: [
      "You need two lists: who is ready, and who sleeps until when. What does each of the three kinds of " +
      "`yield` do to them?",
      "Work in rounds: give everybody who is ready a step; if nobody is ready then, rest until the first " +
      "sleeper is due; make all ready whose time has come, the earliest first; begin again.",
      code(
        "for (const steps of ready.splice(0)) {",
        "  const { done, value: wanted } = steps.next();",
        "  if (done) continue;",
        '  if (typeof wanted !== "number") ready.push(wanted, steps);',
        "  else if (wanted <= 0) ready.push(steps);",
        "  else sleeping.push({ at: clock.now() + wanted, steps });",
        "}",
        "sleeping.sort((a, b) => a.at - b.at);",
        "// if nobody is ready: clock.rest(until the first one is due)",
        "// then move all whose `at` has come from `sleeping` to `ready`",
      ),
    ],
    wrong: {
      serial: {
        mistake: "each coroutine runs to its end before the next one begins",
        verdict: "failed",
        claim: "who is ready has a turn, in order",
      },
      first_asleep: {
        mistake: "the sleepers are a row: who lay down first gets up first",
        verdict: "failed",
        claim: "who sleeps is woken at its time, and who is due first wakes first",
      },
      spins: {
        mistake: "to look at the clock all the time is taken for waiting",
        verdict: "failed",
        claim: "who sleeps is woken at its time, and who is due first wakes first",
      },
      starves: {
        mistake: "the sleepers are looked at only when nobody is ready",
        verdict: "failed",
        claim: "who is always ready keeps nobody asleep",
      },
      always_rests: {
        mistake: "the thread sleeps although somebody could go on",
        verdict: "failed",
        claim: "while somebody is ready the thread does not rest",
      },
    },
  },
] satisfies Exercise[];

/** Lines of code in a hint. */
function code(...lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n")}\n\`\`\``;
}
