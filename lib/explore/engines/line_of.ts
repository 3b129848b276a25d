/** Modules of the explorer itself, which stand above the learner's code in a stack. */
const OURS = /\/lib\/explore(\/(model|nouns|engines|raw)\/|\.ts)/;
/** For a web page, all of the explorer lies in the one file that this module lies in as well. */
const BUNDLE = import.meta.url;

/**
 * The line of the learner's code from which the explorer was called.
 *
 * @param error Made where the question arises, for its stack.
 * @param module The learner's module, if known: a line of it is preferred to one of a helper.
 * @returns The line, or 0 if there is none.
 */
export function lineOf(error: Error, module: string | undefined): number {
  const frames = (error.stack ?? "").split("\n").slice(1)
    .filter((frame) => !OURS.test(frame) && !frame.includes(BUNDLE));
  const frame = frames.find((each) => module !== undefined && each.includes(module)) ?? frames[0];
  return lineAt(frame);
}

/** The innermost line of a module in a stack, or 0 if there is none. */
export function lineIn(error: Error, module: string): number {
  return lineAt((error.stack ?? "").split("\n").find((frame) => frame.includes(`${module}:`)));
}

function lineAt(frame = ""): number {
  return Number(/:(\d+):\d+\)?$/.exec(frame)?.[1] ?? 0);
}
