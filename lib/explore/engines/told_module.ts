import { granted } from "../../timeline/recorder.ts";

/**
 * The module whose lines are told instead of the program's own: a check sets it to the learner's file,
 * as the program around that is nothing that a learner has seen.
 */
export function toldModule(): string | undefined {
  const variable = "INTERLEAVE_LINES_OF";
  return granted({ name: "env", variable }) ? Deno.env.get(variable) || undefined : undefined;
}
