/**
 * What a thread does with an error that nobody caught. Loaded when there is one.
 *
 * @module
 */

import { CancelledError, SystemExit } from "../errors.ts";
import { isThreadCancelled, ThreadRecord } from "../memory/thread_table.ts";
import { reportUncaught } from "../system/exit_code.ts";
import { endLane } from "../timeline/recorder.ts";
import { describeError } from "./remote_report.ts";
import { thisThread } from "./this_thread.ts";

/** Tells of an error that ends this thread: to people, or the hook; and to the one that started it. */
export function tellFailure(error: unknown): void {
  if (isWish(error)) return;
  const { ident, name, onUncaught } = thisThread();
  if (onUncaught === null) reportUncaught(error, `Exception in thread ${name}:`);
  else onUncaught(error);
  ThreadRecord.of(ident).leaveReport(describeError(error));
  endLane(`failed: ${error instanceof Error ? error.name : Deno.inspect(error)}`, 1);
}

/** Whether what was thrown is no failure, but the wish to end. */
function isWish(error: unknown): boolean {
  if (error instanceof SystemExit) return true;
  return error instanceof CancelledError && isThreadCancelled(thisThread().ident);
}
