import { fromFileUrl } from "@std/path";
import { countTests, failedFiles, type StepResult } from "./results.ts";
import type { Step } from "./steps.ts";

/** More files than this do not fail for want of a processor. */
const MOST_UNSTEADY = 3;

const root = fromFileUrl(new URL("../../", import.meta.url));

/**
 * Runs one step; test files that failed while others ran are run once more when nobody else does, and
 * that counts. What passes then is told.
 *
 * @param step The step.
 * @returns How it ended.
 */
export async function runStep(step: Step): Promise<StepResult> {
  const { report, ...result } = await runOnce(step);
  const files = failedFiles(report, result.output);
  if (!isParallel(step) || result.ok || !result.tests) return result;
  if (files.length === 0 || files.length > MOST_UNSTEADY) return result;
  const args = step.args.filter((arg) => arg !== "--parallel" && !arg.startsWith("--ignore"));
  const alone = await runOnce({ ...step, args: [...args.slice(0, -1), ...files] });
  const ms = result.ms + alone.ms;
  if (!alone.ok) return { ...result, ms };
  const others = countTests(report, files), those = alone.tests!;
  const tests = {
    passed: others.passed + those.passed,
    failed: 0,
    ignored: others.ignored + those.ignored,
  };
  return { ...result, ok: true, ms, tests, unsteady: files };
}

/** Whether it runs test files at the same time. */
export function isParallel(step: Step): boolean {
  return step.args.includes("--parallel");
}

/**
 * Runs one step with the Deno that runs us, which need not be on the `PATH`.
 *
 * @param step The step.
 * @returns How it ended and everything that it printed.
 */
async function runOnce(step: Step): Promise<StepResult & { readonly report: string }> {
  const started = performance.now();
  const env = { ...Deno.env.toObject(), ...step.env };
  // What the steps print, and what the tests see, must not depend on who is watching.
  delete env.FORCE_COLOR;
  env.NO_COLOR = "1";
  // Many tests wait more than they compute.
  env.DENO_JOBS ??= `${navigator.hardwareConcurrency + 1}`;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...step.args],
    cwd: root,
    clearEnv: true,
    env,
    stdin: "null",
  }).output();
  const text = new TextDecoder();
  const report = step.junit === undefined ? "" : await reportIn(step.junit);
  return {
    name: step.name,
    rerun: ["deno task ok", step.name, step.again ?? ""].join(" ").trim(),
    ok: success,
    ms: Math.round(performance.now() - started),
    output: text.decode(stdout) + text.decode(stderr),
    tests: step.junit === undefined ? undefined : countTests(report),
    report,
  };
}

/** The report, or nothing where the run broke off before it could write one. */
async function reportIn(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
