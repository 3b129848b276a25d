/**
 * What the gate runs, in order.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import config from "../../deno.json" with { type: "json" };

const root = new URL("../../", import.meta.url);

/**
 * Tests that change or measure what their whole process has: its environment, its memory, its files.
 * Files that run at the same time are threads of one process. And those that take more than their share
 * of the machine.
 */
const ALONE = [
  "tests/course/needs_test.ts",
  "tests/hostile",
  "tests/lib/evidence/assert_overlap_test.ts",
  "tests/lib/managers/manager_stress_test.ts",
  "tests/lib/memory/allocator_test.ts",
  "tests/lib/pools/side_channel_test.ts",
  "tests/lib/timeline",
  "tests/lib/workers/thread_timeline_test.ts",
];

/** One part of the gate: a call of `deno` that must end well. */
export interface Step {
  /** What `deno task ok NAME` runs. */
  readonly name: string;
  /** What follows `deno` on the command line. */
  readonly args: readonly string[];
  /** Variables that it gets beside ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** What follows its name to run it again alike. */
  readonly again?: string;
  /** Where it writes one record per test, if it runs tests. */
  readonly junit?: string;
  /** The steps whose traces it reads; named alone, it brings them along. Left out unless it is named. */
  readonly reads?: readonly string[];
}

/** How the gate is run. */
export interface GateOptions {
  /** A folder of this run for what the steps hand on: test records and coverage profiles. */
  readonly folder: string;
  /** Decides the order of the tests and what they draw, so that a failure can be run again alike. */
  readonly seed: number;
  /** Whether tests note what they reach, for the coverage; they take twice as long then. */
  readonly isTraced: boolean;
  /** Whether tests draw some of what takes long, instead of all. */
  readonly isSample: boolean;
}

/**
 * All steps, cheap ones first, so that a slip is seen before the tests have run.
 *
 * @returns The steps.
 */
export async function stepsOf(
  { folder, seed, isTraced, isSample }: GateOptions,
): Promise<Step[]> {
  const profiles = `${folder}/coverage`;
  const traces = isTraced ? [`--coverage=${profiles}`, "--coverage-raw-data-only"] : [];
  const order = `--shuffle=${seed}`;
  const drawn: Pick<Step, "env" | "again"> = {
    env: isSample ? { INTERLEAVE_SAMPLE: `${seed}` } : {},
    again: isSample ? `--seed ${seed}` : `--all --seed ${seed}`,
  };
  const texts = ["README.md", ...await lessonTexts()];
  return [
    { name: "fmt", args: ["fmt", "--check"] },
    { name: "lint", args: ["lint"] },
    { name: "check", args: ["check", "--quiet", "--doc", ".", ...texts] },
    { name: "doc", args: ["doc", "--lint", ...Object.values(config.exports)] },
    // The step `check` has checked the types of all that runs here, of examples, too.
    {
      ...testStep("test", folder, [
        ...traces,
        "--no-check",
        "--parallel",
        order,
        `--ignore=${ALONE.join(",")}`,
        "tests",
      ]),
      ...drawn,
    },
    {
      ...testStep("alone", folder, [...traces, "--no-check", order, ...ALONE]),
      ...drawn,
    },
    // Examples run as a reader would run them, under Deno's own settings: our sanitizers would call
    // it a leak that the C library stays open, and that wait() reaps children.
    testStep("examples", folder, [
      ...traces,
      "--no-check",
      "--doc",
      "--no-config",
      "--import-map=deno.json",
      "--lock=deno.lock",
      "--frozen",
      ...["lib", "mod.ts", ...texts],
    ]),
    // The thresholds stand in deno.json.
    {
      name: "coverage",
      args: ["coverage", ...covered(), profiles],
      reads: ["test", "alone", "examples"],
    },
  ];
}

/**
 * The steps that were asked for by name, or all but those that read the traces of others.
 *
 * @param steps All steps.
 * @param names What was asked for; none means all of these.
 * @returns The steps to run, in their order.
 * @throws {RangeError} if there is no step of that name.
 */
export function selectSteps(steps: readonly Step[], names: readonly string[]): readonly Step[] {
  if (names.length === 0) return steps.filter((step) => step.reads === undefined);
  const wanted = new Set(names);
  for (const name of names) {
    const step = steps.find((each) => each.name === name);
    if (step === undefined) {
      const known = steps.map((each) => each.name).join(", ");
      throw new RangeError(`Cannot run ${name}: the steps are ${known}`);
    }
    step.reads?.forEach((read) => wanted.add(read));
  }
  return steps.filter((each) => wanted.has(each.name));
}

function testStep(name: string, folder: string, args: readonly string[]): Step {
  const junit = `${folder}/${name}.xml`;
  return {
    name,
    args: ["test", "--quiet", "-A", `--junit-path=${junit}`, ...args],
    junit,
  };
}

/** The texts of the lessons: their programs are run as the README's are. */
async function lessonTexts(): Promise<string[]> {
  const texts: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL("lessons/", root))) {
    if (isDirectory) texts.push(`lessons/${name}/README.md`);
  }
  return texts.sort();
}

/** What is ours to test; the doors to @std are somebody else's code. */
function covered(): string[] {
  const here = RegExp.escape(`file://${fromFileUrl(root)}`);
  return [`--include=^${here}(mod\\.ts|lib/|course/)`, `--exclude=^${here}lib/std/`];
}
