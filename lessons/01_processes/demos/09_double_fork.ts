// You will see: a grandchild that needs nobody to wait for it, because its parent ended at once.
import type { Demo } from "../../../course/kit.ts";
import { childrenOf, fork, getpid, processStatus, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { Gate, hasEnded, until } from "interleave/evidence";

export const demo: Demo = {
  title: "fork twice, and never wait for the worker",
  shows: ["B8"],
  needs: ["fork"],

  run(): void {
    // In a container the program itself may be the one that adopts.
    if (getpid() === 1) return say("I am process 1: every orphan comes to me");
    say("I start a child, and that one a worker");
    using seen = new Gate();
    using work = new Gate();

    const middle = fork(() => {
      fork(() => {
        using _span = span("works");
        work.wait();
      });
      seen.wait(); // only so that we can see the three of them at once
    });
    const worker = until("the worker", () => childrenOf(middle)[0]);
    say(`the child is ${middle}, the worker is ${worker.pid}`);
    seen.open();

    const { pid } = waitpidSync(middle);
    say(`${pid} ended at once, and I have waited for it`);
    claim("I have no child left, so no zombie", childrenOf().length === 0, childrenOf());

    const now = until("the worker", () => processStatus(worker.pid));
    say(`${worker.pid} works on, its parent is ${now.ppid} now`);
    claim("the worker is alive", !hasEnded(worker.pid), now.state);
    claim("somebody else will wait for it", now.ppid !== middle, now.ppid);

    work.open();
    until("the worker's end", () => hasEnded(worker.pid));
    claim("it has ended, and is no zombie of mine", childrenOf().length === 0, childrenOf());
  },
};

if (import.meta.main) await demo.run();
