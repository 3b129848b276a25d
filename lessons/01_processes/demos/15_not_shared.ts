// You will see: a list that one process fills stays empty in all others.
import type { Demo } from "../../../course/kit.ts";
import { exit, Process } from "interleave/processes";
import { claim, say } from "interleave/timeline";

/** A global variable, as it seems. Each process has one of its own. */
const shopping: string[] = [];

export const demo: Demo = {
  title: "global variables are not shared",
  shows: ["B14"],
  predict: {
    question: "A child puts 3 things on a global list and ends. How many has its parent then, " +
      "and how many has a second child?",
    choices: { a: "3 and 3", b: "0 and 3", c: "0 and 0" },
    answer: "c",
    because: "each process has its own memory; nothing that a child does to a variable gets out",
  },

  async run(): Promise<void> {
    say(`the list has ${shopping.length} things`);
    const filled = await inChild("filler", fill);
    say(`the list in the first child: ${filled} things`);
    say(`the list here: ${shopping.length} things`);
    const seen = await inChild("looker", look);
    say(`the list in a second child: ${seen} things`);

    claim("the child had 3 things", filled === 3, filled);
    claim("its parent has none", shopping.length === 0, shopping);
    claim("another child has none", seen === 0, seen);
  },
};

export function fill(): void {
  shopping.push("flour", "salt", "yeast");
  say(`puts ${shopping.join(", ")} on the list`);
  exit(shopping.length); // the one thing that a process can hand back so far
}

export function look(): void {
  say(`finds ${shopping.length} things on the list`);
  exit(shopping.length);
}

/** Runs a function in a process of its own; returns its exit code. */
async function inChild(name: string, target: () => void): Promise<number | null> {
  const process = new Process({ module: import.meta.url, name, target });
  process.start();
  await process.join();
  return process.exitCode;
}

if (import.meta.main) await demo.run();
