/** What is registered around a fork is done where it belongs; prints who did what, a line each. */
import { atFork } from "../../../../lib/system/at_fork.ts";
import { fork, onFork, waitpidSync } from "interleave/system";

const lines: string[] = [];
let isNeeded = true;
let told: number | undefined;
onFork(() => lines.push("step"));
atFork({
  before: () => isNeeded,
  child: () => lines.push("child"),
  parent(pid): void {
    lines.push("parent");
    told = pid;
  },
});

for (isNeeded of [true, false]) {
  told = undefined;
  const pid = fork(() => console.log(`in the child: ${lines.splice(0).join()}`));
  waitpidSync(pid);
  console.log(`in the parent: ${lines.splice(0).join()}${told === pid ? " of this child" : ""}`);
}
