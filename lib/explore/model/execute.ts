import { operations } from "./operations.ts";
import { Header, Status, Step, stepAt, Thread, threadAt } from "./state.ts";

/** Whether a thread can make a step now. One that has ended cannot. */
export function isEnabled(state: Int32Array, at: number): boolean {
  const operation = operations[state[at]!];
  if (operation === undefined) return false;
  if (operation.ready === undefined || operation.ready(state, at)) return true;
  switch (operation.expiry?.cause(state, at)) {
    case "timeout":
      return isWithin(state, at + Thread.timeouts, state[Header.timeouts]!);
    case "spurious":
      // Without any, nobody asked for them.
      return state[Header.spurious] !== 0 &&
        isWithin(state, at + Thread.spurious, state[Header.spurious]!);
    default:
      return false;
  }
}

/** Whether there may be one more; notes if there might have been, without the limit. */
function isWithin(state: Int32Array, count: number, limit: number): boolean {
  if (state[count]! < limit) return true;
  state[Header.limited] = 1;
  return false;
}

/** Whether a thread would go on, though nothing has happened, if it were the only one left. */
export function isPatient(state: Int32Array, at: number): boolean {
  const cause = operations[state[at]!]?.expiry?.cause(state, at);
  return cause === "stuck" || cause === "timeout";
}

/** Whether a thread waits or spins, so that others may go on at no cost. */
export function isWaiting(state: Int32Array, at: number): boolean {
  const operation = operations[state[at]!];
  if (operation?.expiry === undefined) return false;
  return operation.expiry.cause(state, at) === "stuck" || !operation.ready!(state, at);
}

/**
 * Makes the step that `choose()` has recorded last.
 *
 * @returns Whether the operation is over, so that the thread goes on to its next one.
 */
export function execute(state: Int32Array, thread: number): boolean {
  const at = threadAt(thread);
  const operation = operations[state[at]!]!;
  const { expiry } = operation;
  state[Header.unfinished] = 0;
  let result: number;
  if (expiry === undefined || operation.ready!(state, at)) {
    result = operation.apply(state, at);
  } else {
    const cause = expiry.cause(state, at);
    if (cause === "timeout") state[at + Thread.timeouts]!++;
    if (cause === "spurious") state[at + Thread.spurious]!++;
    result = expiry.apply(state, at);
  }
  state[stepAt(state[Header.step]! - 1) + Step.result] = result;
  return state[Header.unfinished] === 0;
}

/** The result of the last step. */
export function lastResult(state: Int32Array): number {
  return state[stepAt(state[Header.step]! - 1) + Step.result]!;
}

/** Ends the run because a thread has failed. */
export function fail(state: Int32Array, thread: number, status: number = Status.exception): void {
  state[Header.status] = status;
  state[Header.failed] = thread;
}
