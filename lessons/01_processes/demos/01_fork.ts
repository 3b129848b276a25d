// You will see: fork() is called once and returns twice, and each process counts on its own.
import type { Demo } from "../../../course/kit.ts";
import { exitNow, fork, waitpidSync } from "interleave/system";
import { claim, say } from "interleave/timeline";

export const demo: Demo = {
  title: "one call that returns twice",
  shows: ["B1"],
  needs: ["fork"],
  predict: {
    question: "n is 100. Then comes fork(), and the child adds 1 to n. What do the two have then?",
    choices: {
      a: "parent 101, child 101",
      b: "parent 100, child 101",
      c: "parent 100, child 1",
    },
    answer: "b",
    because: "the child starts with a copy of all that there was, and changes only its own copy",
  },

  run(): void {
    let n = 100;
    say(`before the fork: n is ${n}`);

    const pid = fork(); // one process comes here, two go on

    if (pid === 0) {
      // Only the child gets a 0.
      n++;
      say(`child ${n}`);
      exitNow(n); // the exit code is all that a process hands back
    }

    // Only the parent comes here: fork() told it the child's pid.
    say(`parent ${n}, has child ${pid}`);
    const { exitCode } = waitpidSync(pid);

    claim("the child began with a copy of n: 100 + 1", exitCode === 101, exitCode);
    claim("the parent's n is as it was: 100", n === 100, n);
  },
};

if (import.meta.main) await demo.run();
