import { toStepwise } from "interleave/to-stepwise";
import type { StepwiseProgram } from "../../../lib/explore/engines/generators.ts";

/** The programs of a module, as generators. */
export async function stepwisePrograms(
  path: string,
): Promise<Record<string, StepwiseProgram>> {
  const source = await Deno.readTextFile(new URL(path, import.meta.url));
  return await import(`data:text/javascript,${encodeURIComponent(toStepwise(source))}`);
}
