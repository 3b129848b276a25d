// You will see: how a process finds out who it is, who started it, and whom it has started.
import type { Demo } from "../../../course/kit.ts";
import {
  activeChildren,
  cpuCount,
  currentProcess,
  parentProcess,
  Process,
} from "interleave/processes";
import { claim, say, span } from "interleave/timeline";
import { Gate } from "interleave/evidence";

export const demo: Demo = {
  title: "parents and children by name",
  shows: ["B13"],

  async run(): Promise<void> {
    using gate = new Gate();
    const me = currentProcess();
    say(`I am ${me.name}, on a machine with ${cpuCount()} processors for me`);
    claim("the main program has no parent process", parentProcess() === null, parentProcess());
    claim("and no children yet", activeChildren().length === 0, activeChildren());

    const children = ["Ada", "Bo"].map((name) =>
      new Process({
        module: import.meta.url,
        name,
        target: introduce,
        args: [me.name, Deno.pid, gate.path],
      })
    );
    for (const child of children) child.start();
    const active = activeChildren().map(({ name }) => name);
    say(`my children: ${active.join(", ")}`);
    claim("both are active", active.join() === "Ada,Bo", active);

    gate.open();
    await Promise.all(children.map((child) => child.join()));
    const codes = children.map(({ exitCode }) => exitCode);
    claim("what they claimed of themselves held", codes.join() === "0,0", codes);
    claim("nobody is active any more", activeChildren().length === 0, activeChildren());
  },
};

/** Runs in the child. */
export function introduce(parentName: string, parentPid: number, gate: string): void {
  using _span = span("introduces itself");
  const me = currentProcess();
  const parent = parentProcess();
  say(`I am ${me.name}, child of ${parent?.name} (pid ${parent?.pid})`);
  claim(`${me.name} knows its own pid`, me.pid === Deno.pid, me.pid);
  claim(`${me.name} knows its parent's name`, parent?.name === parentName, parent?.name);
  claim(`${me.name} knows its parent's pid`, parent?.pid === parentPid, parent?.pid);
  new Gate(gate).wait();
}

if (import.meta.main) await demo.run();
