/**
 * Dynamic partial-order reduction: which other choices a run calls for.
 *
 * Two steps of different threads race if they conflict and nothing between them puts them in order.
 * For each race, the later step has to be tried before the earlier one; so the thread that can bring
 * that about has to be tried at the state where the earlier step was made.
 *
 * Source: Flanagan and Godefroid, "Dynamic Partial-Order Reduction for Model Checking Software" (2005);
 * which thread, after Abdulla, Aronis, Jonsson, Sagonas, "Optimal Dynamic Partial Order Reduction"
 * (2014), source sets. Unlike them we look at the next step of every thread, of those that cannot go on too, and
 * at all races of it that no other race stands between, not at the last only.
 *
 * @module
 */

import { conflict } from "../model/choose.ts";
import { operations } from "../model/operations.ts";
import { Header, threadAt } from "../model/state.ts";
import type { Node } from "./path.ts";

/** A step, made or about to be made. */
type Use = Pick<Node, "reads" | "writes" | "lock">;

/** Of each thread: how many steps of each other one come before (a vector clock), as step numbers. */
type Clock = Int32Array;

/**
 * Adds to `wanted` of the nodes what the races of a run call for.
 *
 * @param state The end of the run: what the threads that are left were about to do.
 * @param nodes Its steps.
 * @param prescribed How many of them were prescribed. The last one was a new choice, and what it is known
 * only now: a wait that was over by a notification may end by its time-out here. So the state before it
 * is looked at again.
 */
export function findRaces(state: Int32Array, nodes: readonly Node[], prescribed: number): void {
  const threads = state[Header.threads]!;
  const length = Math.min(state[Header.step]!, nodes.length);
  const clocks: Clock[] = [];
  const threadClocks: Clock[] = Array.from({ length: threads }, () => new Int32Array(threads));
  const upcoming = nextSteps(nodes, length, threads);
  for (let index = 0; index <= length; index++) {
    if (index >= prescribed - 1) {
      for (let thread = 0; thread < threads; thread++) {
        const next = nodes[upcoming(thread, index)] ?? pendingOf(state, thread);
        if (next === undefined) continue;
        const before = threadClocks[thread]!;
        const races: number[] = [];
        for (let earlier = index - 1; earlier >= 0; earlier--) {
          if (!isRace(nodes[earlier]!, earlier, thread, next, before)) continue;
          const between = races.some((race) => comesBefore(nodes, earlier, clocks[race]!));
          if (between) continue;
          if (couldSwap(nodes, earlier, thread, before)) races.push(earlier);
          want(nodes, earlier, index, thread, next, before, clocks);
        }
      }
    }
    if (index < length) {
      const clock = clockAfter(nodes, index, threadClocks, clocks);
      clocks.push(clock);
      threadClocks[nodes[index]!.thread] = clock;
    }
  }
}

/** Tells at which index a thread makes its next step, at or after some index; −1 for not any more. */
function nextSteps(
  nodes: readonly Node[],
  length: number,
  threads: number,
): (thread: number, index: number) => number {
  const known = new Int32Array(threads).fill(-1);
  return (thread, index) => {
    let next = known[thread]!;
    if (next < index) {
      next = index;
      while (next < length && nodes[next]!.thread !== thread) next++;
      known[thread] = next;
    }
    return next < length ? next : -1;
  };
}

function pendingOf(state: Int32Array, thread: number): Use | undefined {
  const at = threadAt(thread);
  const operation = operations[state[at]!];
  if (operation === undefined) return undefined;
  return {
    lock: operation.lock?.(state, at) ?? 0,
    reads: operation.reads(state, at),
    writes: operation.writes(state, at),
  };
}

function isRace(earlier: Node, index: number, thread: number, next: Use, before: Clock): boolean {
  return earlier.thread !== thread &&
    conflict(earlier.reads, earlier.writes, next.reads, next.writes) &&
    mayCompete(earlier, next) &&
    before[earlier.thread]! < index + 1;
}

/**
 * Whether the thread could surely have made its next step in the place of `earlier`: it was about to,
 * and was not waiting. Only then does that race stand between the next step and earlier races; else,
 * of a lock that is taken for a notification, the notification would hide the taking.
 */
function couldSwap(
  nodes: readonly Node[],
  earlier: number,
  thread: number,
  before: Clock,
): boolean {
  return before[thread]! <= earlier && (nodes[earlier]!.enabled >> thread & 1) === 1;
}

/** Whether the step at an index comes before, in any order, the one that has this clock. */
function comesBefore(nodes: readonly Node[], index: number, clock: Clock): boolean {
  return clock[nodes[index]!.thread]! >= index + 1;
}

/**
 * Whether there can be a state in which both are possible: not if one needs a lock free that the
 * other holds, or both hold it.
 */
function mayCompete(one: Use, other: Use): boolean {
  return one.lock === 0 || Math.abs(one.lock) !== Math.abs(other.lock) ||
    one.lock > 0 && other.lock > 0;
}

/** The clock after a step: all that came before it and conflicts, and all that came before that. */
function clockAfter(
  nodes: readonly Node[],
  index: number,
  threadClocks: readonly Clock[],
  clocks: readonly Clock[],
): Clock {
  const node = nodes[index]!;
  const clock = Int32Array.from(threadClocks[node.thread]!);
  for (let earlier = 0; earlier < index; earlier++) {
    const other = nodes[earlier]!;
    if (other.thread === node.thread) continue;
    if (!conflict(other.reads, other.writes, node.reads, node.writes)) continue;
    const theirs = clocks[earlier]!;
    for (let thread = 0; thread < clock.length; thread++) {
      if (theirs[thread]! > clock[thread]!) clock[thread] = theirs[thread]!;
    }
  }
  clock[node.thread] = index + 1;
  return clock;
}

/**
 * Sees to it that, at the state before `earlier`, a thread is tried that can begin the run in which
 * `next` comes first. That run is: the steps after `earlier` that do not depend on it, then `next`. A
 * thread can begin it if its first step there depends on no other before it.
 */
function want(
  nodes: readonly Node[],
  earlier: number,
  end: number,
  thread: number,
  next: Use,
  before: Clock,
  clocks: readonly Clock[],
): void {
  const node = nodes[earlier]!;
  const independent: number[] = [];
  let seen = 0;
  let initials = 0;
  for (let index = earlier + 1; index < end; index++) {
    if (comesBefore(nodes, earlier, clocks[index]!)) continue;
    const bit = 1 << nodes[index]!.thread;
    if ((seen & bit) === 0) {
      seen |= bit;
      if (!independent.some((each) => comesBefore(nodes, each, clocks[index]!))) initials |= bit;
    }
    independent.push(index);
  }
  if ((seen >> thread & 1) === 0) {
    const isInitial = !independent.some((each) => {
      const step = nodes[each]!;
      return comesBefore(nodes, each, before) ||
        conflict(step.reads, step.writes, next.reads, next.writes);
    });
    if (isInitial) initials |= 1 << thread;
  }
  initials &= node.enabled;
  if (initials === 0) node.wanted |= node.enabled;
  else if ((node.wanted & initials) === 0) {
    node.wanted |= (initials >> thread & 1) === 1 ? 1 << thread : initials & -initials;
  }
}
