// You will see: a processor changes hands every few milliseconds, and nobody in the program asked.
import type { Demo } from "../../../course/kit.ts";
import { getAffinity } from "interleave/system";
import { claim, formatDuration, gantt, say, type TimelineEvent } from "interleave/timeline";
import { type Computed, computeOn, FOR_SURE_MS, longestTogether } from "./_computing.ts";

/** How much of it to draw, in milliseconds. */
const WINDOW_MS = 40;
/** So many changes of hands are no accident. */
const ENOUGH = 5;

export const demo: Demo = {
  title: "time slices",
  shows: ["A3"],
  needs: ["fork"],
  predict: {
    question: "Two loops compute on one processor, and never wait. How often do they take turns?",
    choices: {
      a: "once: the first one computes to its end, then the second",
      b: "about once in a second",
      c: "hundreds of times in a second",
    },
    answer: "c",
    because: "the system takes the processor away after some milliseconds, whoever has it",
  },

  async run(): Promise<void> {
    const processor = getAffinity()[0]!;
    say(`two tasks compute on processor ${processor}`);
    const tasks = await computeOn({ "left": processor, "right": processor }, 3000);

    // From when both have begun: before that, one had the processor for itself.
    const begin = Math.max(...tasks.map(({ stretches }) => stretches[0]!.from));
    const events = tasks.flatMap((task, n) => eventsOf(task, n, begin, begin + WINDOW_MS));
    console.log(`${WINDOW_MS} ms under the magnifying glass; █ has the processor:`);
    console.log(gantt(events));

    for (const { name, stretches } of tasks) {
      const lengths = stretches.map(({ from, until }) => until - from).sort((a, b) => a - b);
      const typical = formatDuration(lengths[lengths.length >> 1]!);
      say(`${name}: ${lengths.length} slices, half of them up to ${typical}`);
    }
    const changes = handovers(tasks);
    claim(`the processor changed hands ${changes} times`, changes >= ENOUGH, changes);
    const met = longestTogether(tasks);
    claim("never both had it", met < FOR_SURE_MS, met);
  },
};

/** How often the other one went on. */
function handovers(tasks: readonly Computed[]): number {
  const turns = tasks
    .flatMap(({ name, stretches }) => stretches.map(({ from }) => ({ name, from })))
    .sort((a, b) => a.from - b.from);
  return turns.filter(({ name }, i) => i > 0 && name !== turns[i - 1]!.name).length;
}

/** The stretches of a task in a window of time, as the chart wants them. */
function eventsOf(task: Computed, pid: number, from: number, until: number): TimelineEvent[] {
  const who = { pid, lane: task.name };
  const seen = task.stretches.filter((each) => each.until > from && each.from < until);
  return [
    { ...who, at: from, kind: "start", text: "" },
    ...seen.flatMap((each, id): TimelineEvent[] => [
      { ...who, at: Math.max(each.from, from), kind: "begin", text: "computes", id },
      { ...who, at: Math.min(each.until, until), kind: "finish", text: "computes", id },
    ]),
    { ...who, at: until, kind: "end", text: "" },
  ];
}

if (import.meta.main) await demo.run();
