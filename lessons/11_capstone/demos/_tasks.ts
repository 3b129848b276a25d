/**
 * The two kinds of tasks of this demo, each in a form that lets others run, and in one that does not.
 *
 * @module
 */
import { rest } from "interleave/evidence";
import { getpid } from "interleave/system";
import { currentThread } from "interleave/threads";

const WAIT_MS = 30;

/** Who did it: which thread of which process. */
export type Worker = string;

/** Waits; others in this thread run meanwhile. */
export async function waitAsync(): Promise<Worker> {
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  return me();
}

/** Waits, and blocks its thread. */
export function wait(_task: number): Worker {
  rest(WAIT_MS);
  return me();
}

/** Computes for a while, which blocks its thread in any case. */
export function compute(_task: number): Worker {
  let sum = 0;
  for (let n = 0; n < 5_000_000; n++) sum = (sum + n) % 1_000_003;
  return sum < 0 ? "" : me();
}

/** The same, as a coroutine. */
export async function computeAsync(): Promise<Worker> {
  await Promise.resolve(); // lets others run here, and nowhere else
  return compute(0);
}

/** Whoever calls this. */
export function me(): Worker {
  return `${getpid()}/${currentThread().ident}`;
}
