import { isEnabled, isPatient, isWaiting } from "./execute.ts";
import { operations } from "./operations.ts";
import { Header, MAX_STEPS, prefixAt, Status, Step, stepAt, Thread, threadAt } from "./state.ts";

/** How steps beyond the prescribed ones are chosen. */
export const Policy = {
  /** The thread of the last step, as long as it can go on; else the first that can. */
  goOn: 0,
  /** Any thread, evenly. */
  random: 1,
} as const;

/** How often threads go on though nothing has changed, before the run counts as a livelock. */
const MAX_FORCED = 8;

/** There is no next step; the header says why. */
export const NOBODY = -1;

/**
 * The scheduler: decides who makes the next step and records it, or ends the run.
 *
 * It runs on the thread whose turn it is, as in CHESS and loom; that saves half of the switches.
 */
export function choose(state: Int32Array): number {
  if (state[Header.status] !== Status.running) return NOBODY;
  const enabled = enabledThreads(state);
  if (enabled === 0) return NOBODY;
  const step = state[Header.step]!;
  if (step >= Math.min(state[Header.maxSteps]!, MAX_STEPS)) return end(state, Status.tooLong);

  const asleep = state[Header.sleep]!;
  let thread: number;
  if (step < state[Header.prefix]!) {
    thread = state[prefixAt(step)]!;
    if ((enabled >> thread & 1) === 0) return end(state, Status.diverged);
  } else {
    const candidates = state[Header.useSleep] === 1 ? enabled & ~asleep : enabled;
    if (candidates === 0) return end(state, Status.redundant);
    thread = state[Header.policy] === Policy.random
      ? anyOf(state, candidates)
      : nextOf(state, candidates);
  }
  record(state, step, thread, enabled);
  return thread;
}

/** Who can go on; nobody at the end of the run. */
function enabledThreads(state: Int32Array): number {
  let enabled = 0;
  let patient = 0;
  let alive = 0;
  for (let thread = 0; thread < state[Header.threads]!; thread++) {
    const at = threadAt(thread);
    if (state[at] === 0) continue;
    alive |= 1 << thread;
    if (isEnabled(state, at)) enabled |= 1 << thread;
    else if (isPatient(state, at)) patient |= 1 << thread;
  }
  if (enabled !== 0) return enabled;
  if (patient !== 0 && state[Header.forced]! < MAX_FORCED) {
    // Time passes, and those that look again and again do so, one after the other.
    return nthBit(patient, state[Header.forced]!++ % countBits(patient));
  }
  end(state, alive === 0 ? Status.ok : patient !== 0 ? Status.livelock : Status.deadlock);
  return 0;
}

function nextOf(state: Int32Array, candidates: number): number {
  const current = state[Header.current]!;
  if (current < 0) return lowest(candidates);
  if ((candidates >> current & 1) === 1 && !isWaiting(state, threadAt(current))) return current;
  return lowest(candidates & ~(1 << current) || candidates);
}

function record(state: Int32Array, step: number, thread: number, enabled: number): void {
  const at = threadAt(thread);
  const operation = operations[state[at]!]!;
  const reads = operation.reads(state, at);
  const writes = operation.writes(state, at);
  const current = state[Header.current]!;
  const busy = current >= 0 && !isWaiting(state, threadAt(current)) ? 1 : 0;
  const entry = stepAt(step);
  state[entry + Step.thread] = thread;
  state[entry + Step.operation] = state[at]!;
  state[entry + Step.object] = state[at + Thread.object]!;
  state[entry + Step.a] = state[at + Thread.a]!;
  state[entry + Step.b] = state[at + Thread.b]!;
  state[entry + Step.enabled] = enabled;
  state[entry + Step.reads] = reads;
  state[entry + Step.writes] = writes;
  state[entry + Step.sleep] = state[Header.sleep]!;
  state[entry + Step.busy] = busy;
  state[entry + Step.line] = state[at + Thread.line]!;
  state[entry + Step.lock] = operation.lock?.(state, at) ?? 0;
  if (busy === 1 && thread !== current && (enabled >> current & 1) === 1) {
    state[Header.preemptions]!++;
  }
  // The sleepers are given for the last prescribed step; from there on they follow.
  if (state[Header.useSleep] === 1 && step >= state[Header.prefix]! - 1) {
    state[Header.sleep] = stillAsleep(state, thread, reads, writes);
  }
  state[Header.step] = step + 1;
  state[Header.current] = thread;
}

/** Those that sleep on: what they are about to do is independent of the step. */
function stillAsleep(state: Int32Array, thread: number, reads: number, writes: number): number {
  let asleep = 0;
  for (let rest = state[Header.sleep]! & ~(1 << thread); rest !== 0; rest &= rest - 1) {
    const sleeper = lowest(rest);
    const at = threadAt(sleeper);
    const operation = operations[state[at]!]!;
    if (!conflict(reads, writes, operation.reads(state, at), operation.writes(state, at))) {
      asleep |= 1 << sleeper;
    }
  }
  return asleep;
}

/** Whether the order of two steps can matter: they use the same object, and one changes it. */
export function conflict(
  reads: number,
  writes: number,
  otherReads: number,
  otherWrites: number,
): boolean {
  return (writes & (otherReads | otherWrites) | otherWrites & reads) !== 0;
}

function end(state: Int32Array, status: number): typeof NOBODY {
  state[Header.status] = status;
  return NOBODY;
}

function anyOf(state: Int32Array, candidates: number): number {
  const bit = nthBit(candidates, nextRandom(state) % countBits(candidates));
  return lowest(bit);
}

/** Source: G. Marsaglia, "Xorshift RNGs" (2003). */
function nextRandom(state: Int32Array): number {
  let x = state[Header.random]!;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  state[Header.random] = x;
  return x >>> 0;
}

/** The number of the lowest bit. */
export function lowest(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** How many bits are set. */
function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The bit that has so many lower ones, as a mask. */
function nthBit(mask: number, n: number): number {
  let rest = mask;
  for (let i = 0; i < n; i++) rest &= rest - 1;
  return rest & -rest;
}
