// You will see: every process has a number, and knows that of its parent.
import type { Demo } from "../../../course/kit.ts";
import { fork, getpid, getppid, processStatus, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { Gate } from "interleave/evidence";

export const demo: Demo = {
  title: "who am I, and who is my parent?",
  shows: ["B3"],
  needs: ["fork"],

  run(): void {
    using gate = new Gate();
    const me = getpid(); // the child will find it in its copy of the memory
    say(`I am ${me}, my parent is ${getppid()}`);

    const pid = fork(() => {
      using _span = span("compares");
      say(`I am ${getpid()}, my parent is ${getppid()}`);
      claim("getppid() in the child is getpid() of the parent", getppid() === me, getppid());
      gate.wait();
    });

    // The child is there until the gate opens, so the system can be asked about it.
    const child = processStatus(pid);
    say(`the system's list has ${child?.pid}, with parent ${child?.ppid}`);
    claim("fork() told the parent the child's pid", child?.ppid === me, child);

    gate.open();
    const { exitCode } = waitpidSync(pid);
    claim("the child's own claim held as well", exitCode === 0, exitCode);
    claim("its pid is free again", processStatus(pid) === null, processStatus(pid));
  },
};

if (import.meta.main) await demo.run();
