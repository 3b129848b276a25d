// You will see: a class of one's own for a process; what its constructor sets reaches the child.
import type { Demo } from "../../../course/kit.ts";
import { exit, Process } from "interleave/processes";
import { claim, say } from "interleave/timeline";

/** A process with fields and work of its own. */
export class Baker extends Process {
  loaves: number;

  constructor(name: string, loaves: number) {
    super({ module: import.meta.url, name });
    this.loaves = loaves;
  }

  /** Runs in the child, in place of a target. */
  override run(): void {
    say(`I have to bake ${this.loaves} loaves`);
    this.loaves *= 2;
    exit(this.loaves);
  }
}

export const demo: Demo = {
  title: "a Process of one's own class",
  shows: ["B12"],

  async run(): Promise<void> {
    say("two bakers, with 3 and 5 loaves");
    const bakers = [new Baker("Ada", 3), new Baker("Bo", 5)];
    for (const baker of bakers) baker.start();
    await Promise.all(bakers.map((baker) => baker.join()));

    const codes = bakers.map((baker) => baker.exitCode);
    say(`exit codes: ${codes.join(" and ")}`);
    claim("run() saw the fields: twice 3, twice 5", codes.join() === "6,10", codes);

    const loaves = bakers.map((baker) => baker.loaves);
    say(`loaves here: ${loaves.join(" and ")}`);
    claim("the child changed its own copy only", loaves.join() === "3,5", loaves);
  },
};

if (import.meta.main) await demo.run();
