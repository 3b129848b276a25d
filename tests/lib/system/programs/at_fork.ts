/** What is registered around a fork is done where it belongs; prints who did what, a line each. */
import { atFork } from "../../../../lib/system/at_fork.ts";
import { fork, onFork, waitpidSync } from "interleave/system";

const lines: string[] = [];
let isNeeded = true;
onFork(() => lines.push("step"));
atFork({
  before: () => isNeeded,
  child: () => lines.push("child"),
  parent: (pid) => lines.push(`parent of ${typeof pid}`),
});

for (isNeeded of [true, false]) {
  waitpidSync(fork(() => console.log(`in the child: ${lines.splice(0).join()}`)));
  console.log(`in the parent: ${lines.splice(0).join()}`);
}
