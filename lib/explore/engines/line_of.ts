/** Modules of the explorer itself, which stand above the learner's code in a stack. */
const OURS = /\/lib\/explore(\/(model|nouns|engines|raw)\/|\.ts)/;

/**
 * The line of the learner's code from which the explorer was called.
 *
 * @param error Made where the question arises, for its stack.
 * @param module The learner's module, if known: a line of it is preferred to one of a helper.
 * @returns The line, or 0 if there is none.
 */
export function lineOf(error: Error, module: string | undefined): number {
  const frames = (error.stack ?? "").split("\n").slice(1).filter((frame) => !OURS.test(frame));
  const frame = frames.find((each) => module !== undefined && each.includes(module)) ?? frames[0];
  return Number(/:(\d+):\d+\)?$/.exec(frame ?? "")?.[1] ?? 0);
}
