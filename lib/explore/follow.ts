import { askExplorer, type ExploreOptions, prepare } from "./explore.ts";
import type { Trace } from "./report/trace.ts";

/**
 * Runs a program under a schedule that somebody thought of, or that was found for another version of
 * it: "does my code still fail like that?"
 *
 * A turn of a thread that waits, or has come to its end, is left out; after the last turn the threads
 * go on without preemptions. `replay()` is stricter: it repeats a run of the same code, or refuses.
 *
 * @param options The program.
 * @param turns Whose turn it is, a name for each step; or a token, of whatever version of the program.
 * @returns What happened, step by step.
 * @throws {TypeError} if there is no such program or no such thread, or if it is no token.
 *
 * @example
 * ```ts
 * import { follow } from "interleave/explore";
 * import { assertEquals } from "@std/assert";
 *
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const counter = program({
 *     shared: (m) => ({ count: m.int("count") }),
 *     threads: {
 *       A: (s) => s.count.store(s.count.load() + 1),
 *       B: (s) => s.count.store(s.count.load() + 1),
 *     },
 *   });
 * `)}`;
 *
 * const { final } = await follow({ module, program: "counter" }, ["A", "B", "B", "A"]);
 * assertEquals(final.count, 1);
 * ```
 */
export async function follow<S = never>(
  options: ExploreOptions<S>,
  turns: string | readonly string[],
): Promise<Trace> {
  const { place, limits } = await prepare(options);
  const trace = await askExplorer<Trace>({ place, limits, follow: turns }, options.signal);
  if (trace !== undefined) return trace;
  throw new TypeError(
    `Cannot follow a schedule of ${place.program}: no answer after ${limits.timeMs} ms`,
  );
}
