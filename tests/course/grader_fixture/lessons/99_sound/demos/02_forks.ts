// You will see a parent and its forked child, each with its own copy of a number.
import { fork, waitpidSync } from "interleave/system";
import { claim, say } from "interleave/timeline";
import type { Demo } from "../../../../../../course/kit.ts";

export const demo: Demo = {
  title: "a copy of a number",
  shows: ["Z1"],
  needs: ["fork"],
  run(): void {
    let n = 100;
    const pid = fork();
    if (pid === 0) {
      n++;
      say(`child ${n}`);
      return;
    }
    const { exitCode } = waitpidSync(pid)!;
    say(`parent ${n}`);
    claim("the child ended well", exitCode === 0, exitCode);
  },
};
