// You will see: a child whose parent ends first is given another parent, while it runs.
import type { Demo } from "../../../course/kit.ts";
import { childrenOf, fork, getppid, kill, processStatus, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { Gate, hasEnded, rest, until } from "interleave/evidence";

export const demo: Demo = {
  title: "an orphan is adopted",
  shows: ["B5"],
  needs: ["fork"],
  predict: {
    question: "A process ends while its child still runs. What becomes of the child?",
    choices: {
      a: "it is ended, too",
      b: "it runs on without a parent",
      c: "it runs on with another parent",
    },
    answer: "c",
    because:
      "the system gives every orphan to an adopter: pid 1, or one that has asked for the job",
  },

  run(): void {
    say("I start a parent, and that one a child");
    using told = new Gate();
    using goHome = new Gate();
    const parent = fork(() => {
      fork(() => child(told, goHome));
      rest();
    });
    told.wait(); // until the child has said who its parent is
    const before = childrenOf(parent)[0]!;

    kill(parent, "SIGKILL");
    waitpidSync(parent);
    say(`${parent} has ended before its child`);

    const after = until("the orphan", () => processStatus(before.pid));
    say(`the system's list: ${after.pid} has parent ${after.ppid}, state ${after.state}`);
    claim("the orphan lives", !hasEnded(after.pid), after.state);
    claim("it has another parent than before", after.ppid !== parent, after.ppid);
    goHome.open();
    until("the orphan's end", () => hasEnded(after.pid)); // its adopter waits for it, not we
  },
};

/** Looks who its parent is, before and after that one has ended. */
function child(told: Gate, goHome: Gate): void {
  using _span = span("looks at its parent");
  const before = getppid();
  say(`my parent is ${before}`);
  told.open();
  const after = until("another parent", () => getppid() !== before && getppid());
  say(`my parent is ${after} now, "${processStatus(after)?.name ?? "hidden from us"}"`);
  goHome.wait();
}

if (import.meta.main) await demo.run();
