// You will see: two forks in a row make four processes, a second one in the parent only makes three.
import type { Demo } from "../../../course/kit.ts";
import {
  childrenOf,
  drawProcessTree,
  exitNow,
  fork,
  getpid,
  type ProcessTree,
  processTree,
  waitpidSync,
} from "interleave/system";
import { claim, say } from "interleave/timeline";
import { Gate, until } from "interleave/evidence";

export const demo: Demo = {
  title: "two forks: four processes, or three",
  shows: ["B2"],
  needs: ["fork"],
  predict: {
    question: "A program calls fork(); fork(); one after the other. How many processes is it then?",
    choices: { a: "two", b: "three", c: "four" },
    answer: "c",
    because: "the second fork() is done by both processes that the first one has made",
  },

  run(): void {
    const root = getpid();
    {
      using gate = new Gate();
      say("fork(); fork();");
      fork();
      fork();
      if (getpid() !== root) stayForThePicture(gate);
      const tree = picture(4);
      claim("4 processes: both did the second fork", tree.children.length === 2, tree.children);
    }
    reapChildren();
    {
      using gate = new Gate();
      say("if (fork() !== 0) fork();");
      if (fork() !== 0) fork();
      if (getpid() !== root) stayForThePicture(gate);
      const tree = picture(3);
      claim("3 processes: only the parent did", tree.children.length === 2, tree.children);
    }
    reapChildren();
  },
};

/** Draws the family as the system shows it, once all are there. */
function picture(size: number): ProcessTree {
  const family = until(`${size} processes`, () => {
    const tree = processTree();
    return tree && countOf(tree) === size && tree;
  });
  console.log(drawProcessTree(family, ({ pid, ppid }) => `pid ${pid}, child of ${ppid}`));
  return family;
}

function countOf(tree: ProcessTree): number {
  return tree.children.reduce((sum, child) => sum + countOf(child), 1);
}

/** What everybody but the root does: stay until the picture is drawn, then end, children first. */
function stayForThePicture(gate: Gate): never {
  gate.wait();
  reapChildren();
  exitNow();
}

function reapChildren(): void {
  for (const child of childrenOf()) waitpidSync(child.pid);
}

if (import.meta.main) await demo.run();
