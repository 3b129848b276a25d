/**
 * How an error travels to whoever started the one that failed: as text.
 *
 * @module
 */

import { RemoteError } from "../errors.ts";

interface Report {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: Report;
}

const DEEPEST = 8;

/** An error as text. */
export function describeError(error: unknown): string {
  return JSON.stringify(describe(error));
}

/**
 * The error that a text of `describeError()` tells of.
 *
 * @param who Whose error it is: `Process worker-1`.
 * @throws {SyntaxError} if the text is damaged.
 */
export function remoteError(who: string, text: string): RemoteError {
  return rebuild(who, JSON.parse(text));
}

function describe(error: unknown, depth = 0): Report {
  if (!(error instanceof Error)) {
    const message = typeof error === "string" ? error : Deno.inspect(error);
    return { name: "thrown value", message, stack: message };
  }
  const { name, message, stack = `${name}: ${message}`, cause } = error;
  const report = { name, message, stack };
  return cause === undefined || depth === DEEPEST
    ? report
    : { ...report, cause: describe(cause, depth + 1) };
}

function rebuild(who: string, report: Report): RemoteError {
  const cause = report.cause === undefined ? undefined : rebuild(who, report.cause);
  return new RemoteError(who, { ...report, cause });
}
