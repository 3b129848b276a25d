/**
 * The one gate: `deno task ok` runs everything that must hold, `deno task ok lint test` some of it, and
 * `deno task ok coverage` the tests and how much of the code they reach, which takes twice as long.
 *
 * It goes on after a failure, so that one run shows all there is to do, and ends with the line
 * `N passed, N failed`: the tests and the other steps together. Exit code 1 when anything failed, 2
 * for wrong use. `--json` prints the results as data; `--seed N` runs the tests of an earlier run, in
 * its order. Of what takes long and seldom breaks each run draws some (see `tests/sample.ts`); `--all`
 * runs all of it.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { bold, dim, green, red, setColorEnabled } from "@std/fmt/colors";
import { type StepResult, summaryOf, troubleIn } from "./gate/results.ts";
import { isParallel, runStep } from "./gate/run_step.ts";
import { selectSteps, type Step, stepsOf } from "./gate/steps.ts";

const terminal = Deno.stdout.isTerminal();

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const options = parseArgs(args, { boolean: ["all", "json"], string: ["_", "seed"] });
  const seed = Number(options.seed ?? crypto.getRandomValues(new Uint16Array(1))[0]);
  if (!terminal && !Deno.env.get("FORCE_COLOR")) setColorEnabled(false);
  const isTraced = options._.includes("coverage");
  const folder = await Deno.makeTempDir({ prefix: "interleave-ok-" });
  try {
    const results: StepResult[] = [];
    const all = await stepsOf({ folder, seed, isTraced, isSample: !options.all });
    const steps = selectSteps(all, options._);
    const started = startInTurn(steps.filter(({ reads }) => !reads));
    for (const step of steps) {
      // The traces of a failed run would only say again that it failed.
      if (results.some((each) => !each.ok && step.reads?.includes(each.name))) continue;
      if (terminal && !options.json) write(`   ${step.name} …\r`);
      const result = await (started.get(step) ?? runStep(step));
      if (!options.json) write(lineOf(result));
      results.push(result);
    }
    const { passed, failed } = summaryOf(results);
    if (!options.json && !options.all && steps.some(({ env }) => env)) {
      write(dim(`   drawn with seed ${seed}; \`deno task ok --all\` leaves nothing out\n`));
    }
    write(
      options.json
        ? JSON.stringify({ passed, failed, seed, all: options.all, steps: results }, null, 2) + "\n"
        : `${passed} passed, ${failed} failed\n`,
    );
    return failed === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Starts the steps: tests in parallel take all processors; those before and after them need one each. */
function startInTurn(steps: readonly Step[]): Map<Step, Promise<StepResult>> {
  const started = new Map<Step, Promise<StepResult>>();
  let before: Promise<unknown> = Promise.resolve();
  let together: Promise<unknown>[] = [];
  steps.forEach((step, i) => {
    if (i > 0 && isParallel(step) !== isParallel(steps[i - 1]!)) {
      before = Promise.all(together);
      together = [];
    }
    const result = before.then(() => runStep(step));
    together.push(result);
    started.set(step, result);
  });
  return started;
}

/** One line for what went well; the trouble and how to run it alone for what did not. */
function lineOf({ name, ok, ms, output, rerun, tests, unsteady = [] }: StepResult): string {
  const time = dim(`${(ms / 1000).toFixed(1)} s`.padStart(8));
  const counts = tests
    ? `  ${tests.passed} passed, ${tests.failed} failed, ${tests.ignored} ignored`
    : "";
  const trouble = troubleIn(output).replaceAll(/^/gm, "   ");
  if (unsteady.length > 0) {
    write(`${trouble}\n   ${red("unsteady")}: passed when run alone: ${unsteady.join(" ")}\n`);
  }
  if (ok) return ` ${green("✓")} ${name.padEnd(9)}${time}${counts}\n`;
  return ` ${red("✗")} ${name.padEnd(9)}${time}${counts}\n${trouble}\n   again: ${bold(rerun)}\n`;
}

function write(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}
