/**
 * The state of one run: an array of words, so that it can lie in memory that threads share.
 *
 * ```text
 *   header │ threads, 16 words each │ where each object lies │ schedule to follow │ trace, 16 words
 *   a step │ memory of the objects
 * ```
 *
 * Only the thread whose turn it is writes here; whoever hands the turn on orders these writes before
 * those of the next one.
 *
 * @module
 */

/** The words of the header. */
export const Header = {
  threads: 0,
  /** How many steps the run has made. */
  step: 1,
  /** Who made the last step; −1 before the first. */
  current: 2,
  maxSteps: 3,
  /** How many steps are prescribed. */
  prefix: 4,
  status: 5,
  /** Who failed; −1 for nobody. */
  failed: 6,
  preemptions: 7,
  policy: 8,
  random: 9,
  useSleep: 10,
  sleep: 11,
  /** How often a thread went on although nothing had changed, since something did. */
  forced: 12,
  /** How many time-outs a thread may see while others can go on. */
  timeouts: 13,
  /** How many wake-ups without a notification a thread may see. */
  spurious: 14,
  /** How many threads have been asked to run to their first operation. */
  started: 15,
  /** Whether to note the line of each step. */
  withLines: 16,
  /** Set by the first half of an operation of two steps: the thread waits on. */
  unfinished: 17,
  /** Whether the run is over and threads that are left are being ended. */
  stopping: 18,
  /** Whether workers are to end. */
  quit: 19,
  /** Whether a thread could not see one more time-out, or wake-up for no reason, because of the limit. */
  limited: 20,
} as const;

/** The words of a thread, from `threadAt()` on. */
export const Thread = {
  /** What it is about to do; 0 when it has ended. */
  operation: 0,
  object: 1,
  a: 2,
  b: 3,
  /** The objects it has read since its last `pause()`, a bit each. */
  hasRead: 4,
  /** Those that others have changed since then. */
  changed: 5,
  /** Whether it has changed something itself since then. */
  hasWritten: 6,
  /** Whether it was notified while it waits for a condition. */
  notified: 7,
  /** How many time-outs it has seen. */
  timeouts: 8,
  spurious: 9,
  /** Of a two-step operation: what the second half needs from the first. */
  saved: 10,
  /** The line of the learner's code, for the trace. */
  line: 11,
} as const;

/** The words of a step, from `stepAt()` on. */
export const Step = {
  thread: 0,
  operation: 1,
  object: 2,
  a: 3,
  b: 4,
  result: 5,
  /** Who could have made the step, a bit a thread. */
  enabled: 6,
  reads: 7,
  writes: 8,
  sleep: 9,
  /** Whether leaving the thread of the step before, if it could go on, counts as a preemption. */
  busy: 10,
  line: 11,
  /** See `Operation.lock`. */
  lock: 12,
} as const;

/** How a run stands or has ended. */
export const Status = {
  running: 0,
  ok: 1,
  deadlock: 2,
  tooLong: 3,
  livelock: 4,
  /** Every step that is left was explored in another order already. */
  redundant: 5,
  /** A thread has thrown. */
  exception: 6,
  checkFailed: 7,
  invariantFailed: 8,
  /** The thread that had to go on could not: it was another program than before. */
  diverged: 9,
  /** A thread does not come back. */
  hang: 10,
  /** A thread does what an explored thread must not. */
  misuse: 11,
  /** It came to its end well, but only here: two accesses race. */
  dataRace: 12,
} as const;

/** One of the values of `Status`. */
export type StatusCode = typeof Status[keyof typeof Status];

/** Masks of threads and conditions have room for so many. */
export const MAX_THREADS = 8;
/** Elements of arrays count as objects. */
export const MAX_OBJECTS = 1024;
/** The trace has room for so many steps. */
export const MAX_STEPS = 4096;

const THREADS = 64;
const THREAD_WORDS = 16;
const OBJECTS = THREADS + MAX_THREADS * THREAD_WORDS;
const PREFIX = OBJECTS + MAX_OBJECTS;
const TRACE = PREFIX + MAX_STEPS;
const STEP_WORDS = 16;

/** Where the memory of the objects begins. */
export const MEMORY = TRACE + MAX_STEPS * STEP_WORDS;

/** Where the words of a thread begin. */
export function threadAt(thread: number): number {
  return THREADS + thread * THREAD_WORDS;
}

/** Which thread the words at this place belong to. */
export function threadOf(at: number): number {
  return (at - THREADS) / THREAD_WORDS;
}

/** Where the words of a step begin; the first is step 0. */
export function stepAt(step: number): number {
  return TRACE + step * STEP_WORDS;
}

/** The word that tells where the memory of an object begins. */
export function placeOf(object: number): number {
  return OBJECTS + object;
}

/** Where the prescribed thread of a step stands. */
export function prefixAt(step: number): number {
  return PREFIX + step;
}

/**
 * The bit of an object in the masks. All objects from the 31st on share one: they are then taken to
 * depend on each other, which costs schedules and misses none.
 */
export function bitOf(object: number): number {
  return 1 << Math.min(object, 30);
}

/**
 * Notes that a thread has changed an object: whoever read it has something new to look at.
 *
 * @param at The words of the thread.
 */
export function touch(state: Int32Array, at: number, object: number): void {
  const bit = bitOf(object);
  state[Header.forced] = 0;
  for (let other = 0; other < state[Header.threads]!; other++) {
    const place = threadAt(other);
    if (place !== at) state[place + Thread.changed]! |= bit;
  }
  state[at + Thread.hasWritten] = 1;
}

/** Says of the operation at hand that it is not over: the thread waits on, for its second half. */
export function waitOn(state: Int32Array): void {
  state[Header.unfinished] = 1;
}

/** Notes that a thread has looked at an object. */
export function look(state: Int32Array, at: number, object: number): void {
  state[at + Thread.hasRead]! |= bitOf(object);
}
