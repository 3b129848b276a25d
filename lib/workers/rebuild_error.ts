import * as errors from "../errors.ts";

/** An error in words, and the error itself if it could travel. */
export interface SentError {
  readonly error?: unknown;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** An error, or whatever else was thrown, as it is sent to another process or thread. */
export function describeThrown(error: unknown): SentError {
  if (!(error instanceof Error)) {
    return { error, name: "Error", message: Deno.inspect(error), stack: "" };
  }
  const { name, message, stack = "" } = error;
  return { error, name, message, stack };
}

/**
 * What was thrown elsewhere, to be thrown here: of its own type if that is JavaScript's or ours; its `cause`
 * is a `RemoteError` with the stack that it had there.
 *
 * @param who Who has thrown it.
 */
export function rebuildError(sent: SentError, who: string): unknown {
  const { error } = sent;
  const cause = error instanceof Error ? error.cause : undefined;
  const remote = new errors.RemoteError(who, { ...sent, cause });
  if (!(error instanceof Error)) {
    return error === undefined || sent.stack !== "" ? remote : error;
  }
  const ours = (errors as Record<string, unknown>)[sent.name];
  if (typeof ours === "function" && ours.prototype instanceof Error) {
    Object.setPrototypeOf(error, ours.prototype);
    Object.defineProperty(error, "name", { value: sent.name });
  }
  error.cause = remote;
  return error;
}
