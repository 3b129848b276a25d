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

/**
 * Who held what is waited for has ended without giving it back. Nothing was taken; `release()` gives
 * back what the dead one left, once what it guards has been put right.
 */
export class OwnerDiedError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "OwnerDiedError";
  /** Who held it: a pid between processes, a thread's number between threads; 0 if nobody knows. */
  readonly owner: number;

  /** Makes the error that a waiter gets. */
  constructor(message: string, owner: number) {
    super(message);
    this.owner = owner;
  }
}

/** One of those who wait for each other in a circle. */
export interface DeadlockStep {
  /** Who: a pid between processes, a thread's number between threads. */
  readonly waiter: number;
  /** What it holds, which the one before waits for. */
  readonly holds: string;
  /** What it waits for. */
  readonly waitsFor: string;
  /** Who holds that: the waiter of the next step. */
  readonly heldBy: number;
}

/** The wait would never end: those who could end it wait, in a circle, for the one who waits here. */
export class DeadlockError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "DeadlockError";
  /** The circle, beginning with the one who got this error. */
  readonly cycle: readonly DeadlockStep[];

  /** Makes the error of the one who closed the circle. */
  constructor(message: string, cycle: readonly DeadlockStep[]) {
    super(message);
    this.cycle = cycle;
  }
}

/** The barrier will not open for those who wait: it was aborted or reset, or one of them is gone. */
export class BrokenBarrierError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "BrokenBarrierError";
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

/** There is no room in the queue, or was none in time. The item was not put. */
export class QueueFull extends Error {
  /** The name of this class, for messages. */
  override readonly name = "QueueFull";

  /** Makes the error of a put. */
  constructor() {
    super("Cannot put into the queue: it is full; get something from it, or wait longer");
  }
}

/** There is no item in the queue, or was none in time. */
export class QueueEmpty extends Error {
  /** The name of this class, for messages. */
  override readonly name = "QueueEmpty";

  /** Makes the error of a get. */
  constructor() {
    super("Cannot get from the queue: it is empty; put something into it, or wait longer");
  }
}

/** The queue was shut down: it takes no more items, and has none left to give. */
export class QueueShutDown extends Error {
  /** The name of this class, for messages. */
  override readonly name = "QueueShutDown";

  /** Makes the error of an action such as `"put into"`. */
  constructor(action: string) {
    super(`Cannot ${action} the queue: it was shut down`);
  }
}

/** Everybody who could have sent something through the pipe has closed its end, or has ended. */
export class EndOfPipe extends Error {
  /** The name of this class, for messages. */
  override readonly name = "EndOfPipe";

  /** Makes the error of a receiver. */
  constructor() {
    super("Cannot receive: the other end of the pipe is closed, and nothing is left in it");
  }
}

/** Nobody is left who could receive what is sent through the pipe. */
export class BrokenPipe extends Error {
  /** The name of this class, for messages. */
  override readonly name = "BrokenPipe";

  /** Makes the error of a sender. */
  constructor() {
    super("Cannot send: the other end of the pipe is closed");
  }
}

/** A message did not fit into the memory that was given for it. It is not lost: see `bytes`. */
export class BufferTooShort extends Error {
  /** The name of this class, for messages. */
  override readonly name = "BufferTooShort";
  /** The whole message. */
  readonly bytes: Uint8Array;

  /** Makes the error of a message for which there was `room` for so many bytes. */
  constructor(bytes: Uint8Array, room: number) {
    super(
      `Cannot receive ${bytes.length} bytes into ${room}: the message is the error's \`bytes\`; ` +
        "give a larger buffer next time",
    );
    this.bytes = bytes;
  }
}

/** A statement that a demo or a program made about itself did not hold on this run. */
export class ClaimError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "ClaimError";
}

/** A worker of a pool ended in the middle of a task, which therefore has no result. */
export class WorkerLostError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "WorkerLostError";

  /** Makes the error of the task that `worker` was at when it `ended`, as in "was killed by SIGKILL". */
  constructor(worker: string, ended: string) {
    super(`Cannot finish the task: ${worker}, which was at it, ${ended}`);
  }
}

/** No worker of a pool can be set up, so none of its tasks can be done. */
export class BrokenPoolError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "BrokenPoolError";
}

/** A task has a result that cannot travel to the process or thread that wants it. */
export class ResultEncodingError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "ResultEncodingError";
}

/** Who wanted to be let in, or was asked to, does not have the right key. */
export class AuthenticationError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "AuthenticationError";
}

/** The other side of a connection is not there, or no longer. */
export class ConnectionLostError extends Error {
  /** The name of this class, for messages. */
  override readonly name = "ConnectionLostError";
}
