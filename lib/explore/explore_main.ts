/**
 * The child process in which a program is explored, so that it can be killed whatever it does.
 *
 * @module
 */

import { answerParent } from "./child.ts";
import { findProgram } from "./engines/find_program.ts";
import { type ProgramPlace, Workers } from "./engines/workers.ts";
import type { ExploreLimits } from "./options.ts";
import { replayed } from "./report/replayed.ts";
import { type Report, reportOf } from "./report/report.ts";
import { codeNumber, scheduleOf, turnsOf } from "./report/token.ts";
import type { Trace } from "./report/trace.ts";
import { investigate } from "./search/investigate.ts";
import { possible } from "./search/possible.ts";

/** What to explore. */
export interface ExploreOrders {
  readonly place: ProgramPlace;
  readonly limits: Required<ExploreLimits>;
  /** A token: replay that instead. */
  readonly token?: string | undefined;
  /** A token, or whose turn it is, by name: follow that, as far as it goes. */
  readonly follow?: string | readonly string[] | undefined;
}

if (import.meta.main) await answerParent(obey);

async function obey({ place, limits, token, follow }: ExploreOrders): Promise<Report | Trace> {
  const started = performance.now();
  const program = await findProgram(place.module, place.program);
  const source = await sourceOf(place.module);
  const number = codeNumber(source, place.program, `${limits.timeouts} ${limits.spurious}`);
  const code = { title: place.program, number, source };
  const schedule = token === undefined ? undefined : scheduleOf(token, number);
  const runner = await Workers.start(place, limits);
  if (schedule !== undefined) return replayed(runner, schedule, code);
  if (follow !== undefined) {
    return replayed(runner, possible(runner, wanted(follow, runner.threads)), code);
  }
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
  try {
    return await (await fetch(module)).text();
  } catch {
    return "";
  }
}
