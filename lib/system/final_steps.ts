/**
 * What is left to do before a program, or a thread of it, ends by itself.
 *
 * @module
 */

const finalSteps: Array<() => Promise<void> | void> = [];

/** Has `step` done before `exit()` ends the program: the last one registered goes first. */
export function beforeExit(step: () => Promise<void> | void): void {
  finalSteps.unshift(step);
}

/** Does the final steps. */
export async function doFinalSteps(): Promise<void> {
  for (const step of finalSteps) await step();
}

/** Does the final steps, then ends the program. */
export async function endProgram(code: number): Promise<never> {
  await doFinalSteps();
  Deno.exit(code);
}
