import { bold } from "@std/fmt/colors";
import {
  drawFigures,
  drawTurns,
  fcfs,
  mlfq,
  parseJobs,
  type Policy,
  priority,
  roundRobin,
  type Schedule,
  simulate,
  sjf,
  srtf,
} from "interleave/schedulers";
import type { Command, Context } from "../command.ts";
import { closest } from "../lookup.ts";
import { typed, wrap } from "../text.ts";
import { Usage } from "../usage.ts";

export const command: Command = {
  name: "sched",
  usage: ["sched POLICY --jobs …"],
  summary: "Watch a scheduler: who gets the CPU when",
  details: [
    "Policies: fcfs, sjf, srtf, priority (--preemptive, --ageing), rr (--slice), mlfq (--slices).",
    "A job is arrival:burst, as in 0:8. I/O stands between bursts: 0:3+2+4 computes 3, waits 2, " +
    "computes 4. A priority comes last, the smallest is the most urgent: 0:8:1. A name comes " +
    "first: edit=0:8.",
    "Ties: who was ready first, then the order given. An arrival goes before a job whose slice " +
    "ends at that moment. In mlfq, a preempted job keeps its place and the rest of its slice.",
    `Try \`${typed("sched mlfq --jobs 0:8,1:4,2:9,3:5 --slices 2,4,8")}\`.`,
  ].join("\n\n"),
  maxArgs: 1,
  options: {
    jobs: { value: "LIST", help: "the jobs, separated by commas" },
    slice: { value: "TIME", help: "rr: the longest time at a stretch" },
    slices: { value: "LIST", help: "mlfq: the same for each queue, the top queue first" },
    preemptive: { help: "priority: a more urgent job takes the CPU away" },
    ageing: { value: "TIME", help: "priority: who waits so long counts as more urgent by 1" },
  },
  run,
};

type Options = Context["options"];

/** A policy as the command line knows it. */
interface Choice {
  /** The options that are its own. */
  readonly takes: readonly string[];
  /** How it is used; what stands here cannot be left out. */
  readonly example: string;
  make(options: Options): Policy;
}

const POLICIES: Readonly<Record<string, Choice>> = {
  fcfs: { takes: [], example: "--jobs 0:24,0:3,0:3", make: fcfs },
  sjf: { takes: [], example: "--jobs 0:6,0:8,0:7,0:3", make: sjf },
  srtf: { takes: [], example: "--jobs 0:8,1:4,2:9,3:5", make: srtf },
  priority: {
    takes: ["preemptive", "ageing"],
    example: "--jobs 0:10:3,0:1:1,0:2:4",
    make: ({ preemptive, ageing }) =>
      priority({ preemptive: preemptive === true, ageing: ageing ? timeOf(ageing) : undefined }),
  },
  rr: {
    takes: ["slice"],
    example: "--jobs 0:24,0:3,0:3 --slice 4",
    make: ({ slice }) => roundRobin(timeOf(slice!)),
  },
  mlfq: {
    takes: ["slices"],
    example: "--jobs 0:8,1:4,2:9,3:5 --slices 2,4,8",
    make: ({ slices }) => mlfq(String(slices).split(",").map(timeOf)),
  },
};

// deno-lint-ignore require-await -- wrong use is a rejection, as with every command
async function run({ args: [name], options, screen, json }: Context): Promise<number> {
  const schedule = scheduleOf(name, options);
  if (json) screen.json(schedule);
  else screen.print(show(schedule, screen.width));
  return 0;
}

function scheduleOf(name: string | undefined, options: Options): Schedule {
  const choice = choiceOf(name);
  const example = `Say it as in \`${typed(`sched ${name} ${choice.example}`)}\`.`;
  for (const each of ["slice", "slices", "preemptive", "ageing"]) {
    if (options[each] === undefined || choice.takes.includes(each)) continue;
    throw new Usage(`\`--${each}\` means nothing to ${name}. ${example}`);
  }
  for (const each of ["jobs", "slice", "slices"]) {
    if (options[each] !== undefined || !choice.example.includes(`--${each} `)) continue;
    throw new Usage(`Which ${each}? ${example}`);
  }
  try {
    return simulate(choice.make(options), parseJobs(String(options.jobs)));
  } catch (error) {
    // What the library refuses are the learner's numbers.
    if (error instanceof RangeError || error instanceof SyntaxError) {
      throw new Usage(`${error.message}.`);
    }
    throw error;
  }
}

function choiceOf(name: string | undefined): Choice {
  const names = Object.keys(POLICIES);
  const known = `There are: ${names.join(", ")}.`;
  if (name === undefined) throw new Usage(`Which policy? ${known}`);
  const choice = Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined;
  if (choice) return choice;
  const near = closest(name, names);
  throw new Usage(`No policy ${name}. ${near ? `Did you mean \`${near}\`?` : known}`);
}

function timeOf(word: string | boolean): number {
  const time = Number(word);
  if (String(word).trim() !== "" && !Number.isNaN(time)) return time;
  throw new Usage(`No time ${JSON.stringify(word)}. Give a number, as in \`4\`.`);
}

function show(schedule: Schedule, width: number): string {
  const percent = Number((schedule.use * 100).toFixed(1));
  const footer = `context switches: ${schedule.switches} · CPU in use: ${percent} %`;
  return [
    wrap(bold(schedule.policy), width),
    drawTurns(schedule, { width }),
    drawFigures(schedule, { width }),
    wrap(footer, width),
  ].join("\n\n");
}
