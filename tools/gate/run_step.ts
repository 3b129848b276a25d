import { fromFileUrl } from "@std/path";
import { countTests, type StepResult } from "./results.ts";
import type { Step } from "./steps.ts";

const root = fromFileUrl(new URL("../../", import.meta.url));

/**
 * Runs one step with the Deno that runs us, which need not be on the `PATH`.
 *
 * @param step The step.
 * @returns How it ended and everything that it printed.
 */
export async function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const env = Deno.env.toObject();
  // What the steps print, and what the tests see, must not depend on who is watching.
  delete env.FORCE_COLOR;
  env.NO_COLOR = "1";
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...step.args],
    cwd: root,
    clearEnv: true,
    env,
    stdin: "null",
  }).output();
  const text = new TextDecoder();
  return {
    name: step.name,
    rerun: ["deno task ok", step.name, step.again ?? ""].join(" ").trim(),
    ok: success,
    ms: Math.round(performance.now() - started),
    output: text.decode(stdout) + text.decode(stderr),
    tests: step.junit === undefined ? undefined : countTests(await reportIn(step.junit)),
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
