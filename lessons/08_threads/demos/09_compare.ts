// You will see: the same worker as a process and as a thread, and what each of them costs here.
import type { Demo } from "../../../course/kit.ts";
import { Process } from "interleave/processes";
import { claim, formatDuration, say } from "interleave/timeline";
import { refusal } from "./_refusal.ts";
import {
  crashIn,
  memoryOf,
  setVariable,
  startOf,
  switchOf,
  variableIn,
  WORLDS,
} from "./_worlds.ts";

type Both = Readonly<Record<(typeof WORLDS)[number], number>>;

export const demo: Demo = {
  title: "process or thread?",
  shows: ["I5"],
  needs: ["linux"],
  predict: {
    question: "A worker does something for which the system ends it at once. What goes with it?",
    choices: { a: "nothing else", b: "its program, if it is a thread", c: "its program" },
    answer: "b",
    because: "the system ends processes, and a thread is a part of one",
  },

  async run(): Promise<void> {
    const crash = await both(crashIn);
    claim("a process that crashed left its program alive", crash.process === 0, crash);
    claim("a thread that crashed took its program along", crash.thread === -6, crash);

    setVariable(5);
    const variable = await both(variableIn);
    claim("my variable is 5, in both of them it is 0", variable.process + variable.thread === 0);
    const args = [new Int32Array(new SharedArrayBuffer(4))] as const;
    const sent = refusal(() => new Process({ module: import.meta.url, target: see, args }).start());
    claim("a SharedArrayBuffer goes to threads only", sent instanceof TypeError, sent);

    const memory = await both(memoryOf);
    const start = await both(startOf);
    const change = await both(switchOf);
    draw("memory of one (short is good)", memory, (mb) => `${mb.toFixed(1)} MB`);
    draw("start() to end (short is good)", start, formatDuration);
    draw("to wake and be woken (short is good)", change, formatDuration);
    claim("a thread takes less memory", memory.thread < memory.process, memory);

    console.log("\n                process  thread");
    row("variables", "its own", "its own");
    row("my buffer", "refused", "shared");
    row("a crash ends", "itself", "everybody");
    say(`a process took ${(start.process / start.thread).toFixed(1)} times as long to start`);
  },
};

/** Is never called: its argument cannot be sent. */
export function see(_words: Int32Array): void {}

/** One after the other, so that they do not disturb each other. */
async function both(figure: (world: (typeof WORLDS)[number]) => Promise<number>): Promise<Both> {
  return { process: await figure("process"), thread: await figure("thread") };
}

function draw(what: string, figures: Both, inWords: (figure: number) => string): void {
  console.log(`\n${what}`);
  for (const world of WORLDS) {
    const share = figures[world] / Math.max(figures.process, figures.thread);
    const bar = "█".repeat(Math.round(share * 14)).padEnd(14);
    console.log(`  ${world.padEnd(8)}▕${bar} ${inWords(figures[world])}`);
  }
}

function row(what: string, process: string, thread: string): void {
  console.log(`  ${what.padEnd(14)}${process.padEnd(9)}${thread}`);
}

if (import.meta.main) await demo.run();
