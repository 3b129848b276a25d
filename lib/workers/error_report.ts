/**
 * How the error that ended a child comes to its parent: through a file that only a failing child writes.
 *
 * @module
 */

import { type RemoteError, SystemExit } from "../errors.ts";
import { reportUncaught } from "../system/exit_code.ts";
import { temporaryFolder } from "../system/temporary_folder.ts";
import { describeError, remoteError } from "./remote_report.ts";

/** The path of a report that is not written yet, or `""` where there is no place for one. */
export function reportPath(): string {
  return `${temporaryFolder()}/interleave-${crypto.randomUUID()}.json`;
}

/**
 * Tells what ended this child: to people on standard error, to the parent in the report.
 *
 * @returns The exit code.
 */
export function reportEnd(error: unknown, name: string, path: string): number {
  if (!(error instanceof SystemExit)) writeReport(path, error);
  return reportUncaught(error, `Process ${name}:`);
}

function writeReport(path: string, error: unknown): void {
  try {
    Deno.writeTextFileSync(path, describeError(error), { createNew: true, mode: 0o600 });
  } catch {
    // No place to write: the exit code and standard error still tell.
  }
}

/** Reads and removes the report of `who`; `null` if there is none. */
export function takeReport(path: string, who: string): RemoteError | null {
  try {
    const text = Deno.readTextFileSync(path);
    Deno.removeSync(path);
    return remoteError(who, text);
  } catch {
    return null;
  }
}
