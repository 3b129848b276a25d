/**
 * What the explorer costs: schedules, and the verdict on an exercise.
 *
 * Run as a program it is one of the contenders: `workers`, `thread` or `verdict`.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { explore as exploreProgram } from "interleave/explore";
import type { StepwiseProgram } from "interleave/stepwise";
import { toStepwise } from "interleave/to-stepwise";
import { Generators } from "../lib/explore/engines/generators.ts";
import type { Runner } from "../lib/explore/engines/runner.ts";
import { Workers } from "../lib/explore/engines/workers.ts";
import { search } from "../lib/explore/search/search.ts";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { medianOf } from "./median_of.ts";

const module = new URL("./targets/exercises.ts", import.meta.url);
const programs = ["counter", "peterson", "philosophers", "ordered"];

/** Schedules on workers and on one thread, and whole verdicts. */
export const explore: Benchmark = {
  name: "explore",
  title: "10 000 schedules of four small programs, warm; and the slowest of the four verdicts",
  async run(runs): Promise<Row[]> {
    await using workers = ours("workers");
    await using thread = ours("thread");
    await using verdict = ours("verdict");
    await using bare = ours("bare");
    const took = await measure({ workers, thread, verdict, bare }, runs);
    return [
      {
        what: "10 000 schedules on workers",
        ours: took.workers!,
        peer: "on one thread",
        theirs: took.thread,
        target: { within: 2500 },
      },
      {
        what: "10 000 schedules on one thread",
        ours: took.thread!,
        peer: "on workers",
        theirs: took.workers,
        target: { within: 100 },
      },
      {
        what: "explore(), all in all",
        ours: took.verdict!,
        peer: "deno run empty.ts",
        theirs: took.bare,
        target: { within: 200 },
      },
    ];
  },
};

function ours(which: string): Contender | undefined {
  const program = fromFileUrl(import.meta.url);
  return Contender.start(Deno.execPath(), ["run", "-A", program, which]);
}

/** Explores all programs plainly until there are so many schedules; milliseconds for 10 000. */
function timeSchedules(runners: readonly Runner[]): number {
  const started = performance.now();
  let schedules = 0;
  while (schedules < 4000) {
    for (const runner of runners) schedules += search(runner, { maxSchedules: 500 }).schedules;
  }
  return (performance.now() - started) / schedules * 10_000;
}

/** The slowest of the verdicts, in milliseconds. */
async function timeVerdicts(): Promise<number> {
  let slowest = 0;
  for (const program of programs) {
    const { ms } = await exploreProgram({ module, program });
    slowest = Math.max(slowest, ms);
  }
  return slowest;
}

async function timeBare(): Promise<number> {
  const started = performance.now();
  const empty = fromFileUrl(new URL("./targets/empty.ts", import.meta.url));
  await new Deno.Command(Deno.execPath(), { args: ["run", empty], stdin: "null" }).spawn().status;
  return performance.now() - started;
}

async function onOneThread(): Promise<Runner[]> {
  const source = toStepwise(await Deno.readTextFile(module));
  const stepwise: Record<string, StepwiseProgram> = await import(
    `data:text/javascript,${encodeURIComponent(source)}`
  );
  return programs.map((program) => new Generators(stepwise[program]!));
}

async function onWorkers(): Promise<Runner[]> {
  return await Promise.all(
    programs.map((program) => Workers.start({ module: module.href, program })),
  );
}

if (import.meta.main) {
  const [which] = Deno.args;
  if (which === "verdict") await contend(timeVerdicts);
  else if (which === "bare") await contend(timeBare);
  else {
    const runners = which === "workers" ? await onWorkers() : await onOneThread();
    await contend(() => medianOf(() => timeSchedules(runners)));
    Deno.exit();
  }
}
