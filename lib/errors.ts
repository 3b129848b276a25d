/**
 * Every error that a caller may want to catch, each told apart from its neighbours.
 *
 * Arguments of the wrong type or range throw the built-in `TypeError` and `RangeError`; nothing here
 * repeats them. A message says the action, then the present value, then what to do.
 *
 * @module
 */

/** What this platform, or the permissions that the program was given, cannot do. */
export class UnsupportedError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "UnsupportedError";
}

/** The operating system refused a call; `code` says why, in its own words. */
export class SystemError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "SystemError";
  /** The symbolic error number, for example `"ESRCH"`. */
  readonly code: string;
  /** The error number of this system. */
  readonly errno: number;

  /** Makes the error of a call such as `kill(4711, 15)` that failed with `errno`. */
  constructor(call: string, errno: number, code: string, meaning: string) {
    super(`Cannot ${call}: ${meaning} (${code})`);
    this.code = code;
    this.errno = errno;
  }
}

/** The object is not in a state in which this can be done: started twice, used after `close()`, … */
export class InvalidStateError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "InvalidStateError";
}

/** A wait ended because its time was up. Nothing was taken and nothing was changed. */
export class TimeoutError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "TimeoutError";
}

/** What was waited for, or who waited, was asked to end before its time. */
export class CancelledError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "CancelledError";

  /** Makes the error that a cancelled task finds where it waits. */
  constructor(message = "Cancelled while it waited") {
    super(message);
  }
}

/** What `kill()` throws into a greenlet. One that lets it pass has ended well, with this as value. */
export class GreenletExit extends Error {
  /** The name of this class, for messages. */
  override readonly name = "GreenletExit";

  /** Makes the error. */
  constructor() {
    super("Killed");
  }
}

/** Somebody pressed Ctrl-C. */
export class KeyboardInterrupt extends Error {
  /** The name of this class, for messages. */
  override readonly name = "KeyboardInterrupt";

  /** Makes the error. */
  constructor() {
    super("Interrupted by Ctrl-C");
  }
}

/**
 * Thrown by `exit()` to end the program from wherever it is. It passes through `finally` blocks, so
 * that clean-up runs, and may be caught like any error.
 */
export class SystemExit extends Error {
  /** The name of this class, for messages. */
  override readonly name = "SystemExit";
  /** What was given to `exit()`. */
  readonly status: unknown;

  /** Makes the request to end with `status`. */
  constructor(status: unknown) {
    super(`exit(${String(status)})`);
    this.status = status;
  }
}

/** An error that was thrown in another process or thread, with the stack that it had there. */
export class RemoteError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "RemoteError";
  /** The name of the error's class over there, for example `"TypeError"`. */
  readonly remoteName: string;
  /** The stack over there, as text. */
  readonly remoteStack: string;

  /** Makes the error of `who` (a process or thread name) from what it reported. */
  constructor(
    who: string,
    remote: { name: string; message: string; stack: string; cause?: unknown },
  ) {
    super(`${who} failed: ${remote.name}: ${remote.message}`, { cause: remote.cause });
    this.remoteName = remote.name;
    this.remoteStack = remote.stack;
  }
}

/** A statement that a demo or a program made about itself did not hold on this run. */
export class ClaimError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "ClaimError";
}
