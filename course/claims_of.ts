import { toFileUrl } from "@std/path";
import { CatalogError, type CatalogExercise } from "./catalog.ts";
import { runGroup } from "./group.ts";
import { NOTHING_LEFT, RUNNER } from "./grader.ts";
import { runArguments } from "./run_arguments.ts";

/** How long it may take to load a check, in milliseconds. */
const DEADLINE_MS = 30_000;

/**
 * The names of the claims of an exercise, the grader's own at the end: what there is to be earned,
 * whatever is handed in. Loads the check with the exercise as shipped; nothing of a learner runs.
 *
 * @throws {CatalogError} if the check cannot be loaded, or the exercise gives points for a claim that
 *   there is not.
 */
export async function claimsOf(
  { id, check, exercise }: CatalogExercise,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  let text = "";
  const decoder = new TextDecoder();
  const { code } = await runGroup({
    args: [...runArguments(), RUNNER, "--list", toFileUrl(check).href],
    env: { NO_COLOR: "1", FORCE_COLOR: undefined },
    deadline: DEADLINE_MS,
    onOutput: (chunk) => text += decoder.decode(chunk, { stream: true }),
    signal,
  });
  if (code !== 0) throw new CatalogError(`Cannot load the check of ${id}:\n${text.trim()}`);
  const names = [...JSON.parse(text.trimEnd().split("\n").at(-1)!), NOTHING_LEFT];
  const { points = {}, visibility = {} } = exercise.grading ?? {};
  for (const name of Object.keys({ ...points, ...visibility })) {
    if (names.includes(name)) continue;
    throw new CatalogError(`Cannot grade ${id}: it has no claim "${name}"; name one of its check`);
  }
  return names;
}
