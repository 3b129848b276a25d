import type { CatalogExercise } from "./catalog.ts";
import type { Context } from "./command.ts";
import { check, type CheckOptions } from "./grader.ts";
import { missingNeeds } from "./needs.ts";
import { noteCheck } from "./progress.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Judges the learner's file, and keeps the outcome in their progress. What this machine cannot check
 * is not started, and no try of the learner's; nor is a single schedule that is run again.
 *
 * @throws the signal's reason.
 */
export async function checkAndNote(
  exercise: CatalogExercise,
  { workspace, progress, ...options }: Pick<Context, "workspace" | "progress"> & CheckOptions,
): Promise<Verdict> {
  const missing = missingNeeds(exercise.exercise.needs);
  if (missing !== null) return notStarted(exercise, missing);
  const file = workspace.fileOf(exercise);
  const answer = await Deno.readTextFile(file);
  const verdict = await check(exercise, file, options);
  if (options.replay === undefined) await noteCheck(progress, exercise, verdict.outcome, answer);
  return verdict;
}

function notStarted({ id, exercise }: CatalogExercise, message: string): Verdict {
  return {
    exercise: id,
    name: exercise.name,
    outcome: "not started",
    claims: [],
    message,
    waiting: [],
    output: "",
    outputCut: 0,
    ms: 0,
    rerun: `deno task check ${id}`,
  };
}
