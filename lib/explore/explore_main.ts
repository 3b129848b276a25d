/**
 * The child process in which a program is explored, so that it can be killed whatever it does.
 *
 * @module
 */

import { answerParent } from "./answer_parent.ts";
import { loadLate } from "../workers/load_late.ts";
import { findProgram } from "./engines/find_program.ts";
import { startWorker } from "./engines/start_worker.ts";
import type { ProgramPlace } from "./engines/workers.ts";
import type { ExploreLimits } from "./options.ts";
import type { Report } from "./report/report.ts";
import type { Trace } from "./report/trace.ts";

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

/**
 * Starts the workers first: they load what they need while this thread loads the program, to know how
 * many there are, and the explorer.
 */
async function obey(orders: ExploreOrders): Promise<Report | Trace> {
  const { place } = orders;
  const workers = [startWorker(place)];
  const program = await findProgram(place.module, place.program);
  while (workers.length < Object.keys(program.threads).length) workers.push(startWorker(place));
  const { carryOut } = await loadLate<typeof import("./carry_out.ts")>(
    "carry_out.ts",
    import.meta.url,
  );
  return await carryOut(orders, program, workers);
}
