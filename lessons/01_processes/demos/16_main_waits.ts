// You will see: a program that has nothing left to do, and yet lives as long as its child.
import type { Demo } from "../../../course/kit.ts";
import { Process } from "interleave/processes";
import { childrenOf } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { Gate, hasEnded } from "interleave/evidence";

const module = import.meta.url;

export const demo: Demo = {
  title: "a program waits for its children",
  shows: ["B15"],
  needs: ["linux"],
  predict: {
    question: "A program starts a child, does not join it, and comes to its last line. What then?",
    choices: { a: "both end", b: "only the program ends", c: "the program waits for the child" },
    answer: "c",
    because: "it ends when nothing is left to do, and a running child is something left",
  },

  async run(): Promise<void> {
    say("I start a program, and that one a child");
    using lastLine = new Gate();
    using begun = new Gate();
    using work = new Gate();
    const args = [lastLine.path, begun.path, work.path] as const;
    const program = new Process({ module, name: "program", target: main, args });
    program.start();
    lastLine.wait();
    begun.wait();

    const [child] = childrenOf(program.pid!);
    claim("the program is still there", program.isAlive());
    claim("because its child is", child !== undefined && !hasEnded(child.pid), child);
    work.open(); // now the child may finish

    await program.join();
    claim("the program ended well", program.exitCode === 0, program.exitCode);
    claim("and its child before it", hasEnded(child!.pid), child);
  },
};

/** A whole program: it starts a child and has nothing left to do. */
export function main(lastLine: string, begun: string, work: string): void {
  new Process({ module, name: "child", target: child, args: [begun, work] }).start();
  say("this is my last line");
  new Gate(lastLine).open();
}

export function child(begun: string, work: string): void {
  using _span = span("works");
  say("I work");
  new Gate(begun).open();
  new Gate(work).wait();
  say("I have finished");
}

if (import.meta.main) await demo.run();
