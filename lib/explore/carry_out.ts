import { Workers } from "./engines/workers.ts";
import type { ExploreOrders } from "./explore_main.ts";
import type { Program } from "./program.ts";
import { replayed } from "./report/replayed.ts";
import { type Report, reportOf } from "./report/report.ts";
import { codeNumber, scheduleOf, turnsOf } from "./report/token.ts";
import type { Trace } from "./report/trace.ts";
import { investigate } from "./search/investigate.ts";
import { possible } from "./search/possible.ts";
import { shareProcessor } from "./share_processor.ts";

/**
 * Explores a program, or runs one schedule of it.
 *
 * @param workers One for each thread, just started.
 * @throws {TypeError} if the token is none, or was made for other code.
 */
export async function carryOut(
  { place, limits, token, follow }: ExploreOrders,
  program: Program,
  workers: readonly Worker[],
): Promise<Report | Trace> {
  const started = performance.now();
  const source = await sourceOf(place.module);
  const number = codeNumber(source, place.program, `${limits.timeouts} ${limits.spurious}`);
  const code = { title: place.program, number, source };
  const schedule = token === undefined ? undefined : scheduleOf(token, number);
  const runner = await Workers.start(place, limits, workers);
  if (schedule !== undefined) return replayed(runner, schedule, code);
  if (follow !== undefined) {
    return replayed(runner, possible(runner, wanted(follow, runner.threads)), code);
  }
  shareProcessor();
  const hasInvariant = program.invariant !== undefined;
  const investigation = investigate(runner, { ...limits, hasInvariant });
  return reportOf(runner, investigation, code, limits, started);
}

/** The numbers of the threads whose turn it is. */
function wanted(turns: string | readonly string[], threads: readonly string[]): number[] {
  if (typeof turns === "string") return turnsOf(turns);
  return turns.map((name) => {
    const number = threads.indexOf(name);
    if (number >= 0) return number;
    throw new TypeError(
      `Cannot give a turn to ${JSON.stringify(name)}: the threads are ${threads.join(", ")}`,
    );
  });
}

/** The source of a module; empty where it cannot be read. */
async function sourceOf(module: string): Promise<string> {
  const url = new URL(module);
  try {
    // `fetch()` could read files as well, but takes 15 ms to get ready.
    return url.protocol === "file:"
      ? await Deno.readTextFile(url)
      : await (await fetch(url)).text();
  } catch {
    return "";
  }
}
