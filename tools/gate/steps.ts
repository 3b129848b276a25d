/**
 * What the gate runs, in order.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import config from "../../deno.json" with { type: "json" };

const root = new URL("../../", import.meta.url);

/** One part of the gate: a call of `deno` that must end well. */
export interface Step {
  /** What `deno task ok NAME` runs. */
  readonly name: string;
  /** What follows `deno` on the command line. */
  readonly args: readonly string[];
  /** The command that runs it again, alone and alike. */
  readonly rerun: string;
  /** Where it writes one record per test, if it runs tests. */
  readonly junit?: string;
  /** The step whose traces it reads; named alone, it brings that step along. */
  readonly reads?: string;
}

/**
 * All steps, cheap ones first, so that a slip is seen before the tests have run.
 *
 * @param folder A folder of this run for what the steps hand on: test records and coverage profiles.
 * @param seed Decides the order of the tests, so that a failure can be run again in the same order.
 * @returns The steps.
 */
export async function stepsOf(folder: string, seed: number): Promise<Step[]> {
  const doors = Object.values(config.exports);
  const junit = `${folder}/junit.xml`;
  return [
    { name: "fmt", rerun: "deno task ok fmt", args: ["fmt", "--check"] },
    { name: "lint", rerun: "deno task ok lint", args: ["lint"] },
    { name: "check", rerun: "deno task ok check", args: ["check", "--quiet"] },
    { name: "doc", rerun: "deno task ok doc", args: ["doc", "--lint", ...doors] },
    {
      name: "test",
      rerun: `deno task ok test --seed ${seed}`,
      args: [
        "test",
        "--quiet",
        "-A",
        "--doc",
        `--shuffle=${seed}`,
        `--coverage=${folder}/coverage`,
        "--coverage-raw-data-only",
        `--junit-path=${junit}`,
        ...["tests", "lib", "mod.ts", "README.md", ...await lessonTexts()],
      ],
      junit,
    },
    // The thresholds stand in deno.json.
    {
      name: "coverage",
      rerun: "deno task ok coverage",
      args: ["coverage", ...covered(), `${folder}/coverage`],
      reads: "test",
    },
  ];
}

/**
 * The steps that were asked for by name, or all.
 *
 * @param steps All steps.
 * @param names What was asked for; none means all.
 * @returns The steps to run, in their order.
 * @throws {RangeError} if there is no step of that name.
 */
export function selectSteps(steps: readonly Step[], names: readonly string[]): readonly Step[] {
  if (names.length === 0) return steps;
  const wanted = new Set<string | undefined>(names);
  for (const name of names) {
    const step = steps.find((each) => each.name === name);
    if (step === undefined) {
      const known = steps.map((each) => each.name).join(", ");
      throw new RangeError(`Cannot run ${name}: the steps are ${known}`);
    }
    wanted.add(step.reads);
  }
  return steps.filter((each) => wanted.has(each.name));
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
