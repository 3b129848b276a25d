/**
 * What a process does that is a stage, in a module of its own: it shall load no more than the play needs.
 *
 * @module
 */

import { getpid } from "../system/pids.ts";
import { childrenOf } from "../system/process_tree.ts";

/**
 * Calls a function of a module, and notes down what it returned.
 *
 * @param report The file for that, as JSON; it is there only when all of it is.
 */
export async function perform(
  module: string,
  name: string,
  args: readonly unknown[],
  report: string,
): Promise<void> {
  const pid = getpid();
  const play = (await import(module))[name];
  Deno.writeTextFileSync(begunOf(report), "");
  const value = await play(...args);
  // A forked child that returned from the play instead of ending has nothing to report.
  if (getpid() !== pid) return;
  const text = JSON.stringify({ value, left: childrenOf() });
  Deno.writeTextFileSync(`${report}.part`, text);
  Deno.renameSync(`${report}.part`, report);
}

/** The file that is there as soon as the play has begun. */
export function begunOf(report: string): string {
  return `${report}.begun`;
}
