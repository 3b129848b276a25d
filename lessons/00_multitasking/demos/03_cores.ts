// You will see: two tasks on one processor take turns, on two processors they run at the same moment.
import type { Demo } from "../../../course/kit.ts";
import { getAffinity } from "interleave/system";
import { claim, formatDuration, say } from "interleave/timeline";
import { type Computed, computeOn, FOR_SURE_MS, longestTogether } from "./_computing.ts";

/** How much each task computes. Twice as much takes twice as long. */
const PIECES = 4000;
/** So often two tasks may miss each other, because other programs have the processors. */
const TRIES = 10;

export const demo: Demo = {
  title: "concurrent, and parallel",
  shows: ["A2"],
  needs: ["fork", "two cores"],
  predict: {
    question: "A task computes for 1 s. How long do two of them take, on one processor and on two?",
    choices: { a: "1 s and 1 s", b: "2 s and 1 s", c: "2 s and 2 s" },
    answer: "b",
    because: "one processor does one thing at a time: a second task only gets turns of its time",
  },

  async run(): Promise<void> {
    const [first, second] = getAffinity() as [number, number];
    say(`I may use the processors ${getAffinity().join(", ")}`);
    const alone = await computeOn({ "alone": first }, PIECES);
    const turns = await computeOn({ "turns 1": first, "turns 2": first }, PIECES);
    const both = await untilTogether(() =>
      computeOn({ "both 1": first, "both 2": second }, PIECES)
    );

    const times = [alone, turns, both].map(lengthOf);
    show("1 task                 ", times[0]!, times);
    show("2 tasks, 1 processor   ", times[1]!, times);
    show("2 tasks, 2 processors  ", times[2]!, times);

    if (times[2]! > times[1]! * 0.75) say("other programs use the processors, too");

    const met = longestTogether(turns);
    claim("on one processor never both ran at one moment", met < FOR_SURE_MS, met);
    claim("yet neither waited for the other's end: concurrent", overlap(turns), turns);
    const ran = longestTogether(both);
    claim(`on two both ran, for ${formatDuration(ran)} on end: parallel`, ran > FOR_SURE_MS, ran);
  },
};

/** What can happen shows in one of a few runs, however busy this computer is. */
async function untilTogether(run: () => Promise<Computed[]>): Promise<Computed[]> {
  let tasks = await run();
  for (let tries = 1; tries < TRIES && longestTogether(tasks) <= FOR_SURE_MS; tries++) {
    say("they missed each other: once more");
    tasks = await run();
  }
  return tasks;
}

/** From the first beginning to the last end, in milliseconds. */
function lengthOf(tasks: readonly Computed[]): number {
  return Math.max(...tasks.map(endOf)) - Math.min(...tasks.map(beginOf));
}

/** Whether each of the two had begun before the other was done. */
function overlap([a, b]: readonly Computed[]): boolean {
  return beginOf(a!) < endOf(b!) && beginOf(b!) < endOf(a!);
}

function beginOf({ stretches }: Computed): number {
  return stretches[0]!.from;
}

function endOf({ stretches }: Computed): number {
  return stretches.at(-1)!.until;
}

function show(what: string, ms: number, all: readonly number[]): void {
  const bar = "█".repeat(Math.round(ms / Math.max(...all) * 24)).padEnd(24, "░");
  console.log(`${what}${bar} ${formatDuration(ms).padStart(8)}`);
}

if (import.meta.main) await demo.run();
