import type { Ending, Runner } from "../engines/runner.ts";
import { lowest } from "../model/choose.ts";
import { Header, Status, type StatusCode } from "../model/state.ts";
import { findRaces } from "./dpor.ts";
import { type Divergence, Path } from "./path.ts";

/**
 * Which schedules need not be run, because they come out as others do: none; those that differ from
 * one already run only in the order of independent steps (sleep sets); or those and the branches that
 * no race calls for (dynamic partial-order reduction, with sleep sets).
 */
export type Reduction = "none" | "sleep" | "dpor";

/** How far a search goes. */
export interface SearchOptions {
  readonly reduction?: Reduction;
  /** Only schedules with at most so many preemptions. Not with "dpor". */
  readonly bound?: number | undefined;
  readonly maxSchedules?: number | undefined;
  /** When to stop, on the clock of `performance.now()`. */
  readonly until?: number | undefined;
  /** Told of each failure; says how many more schedules to run at most. As many as there are, if left out. */
  onFailure?(failure: Failure): number;
}

/** A run that went wrong. */
export interface Failure {
  readonly status: StatusCode;
  readonly error: string | undefined;
  /** Who failed; −1 for nobody in particular. */
  readonly thread: number;
  /** Who made each step. */
  readonly schedule: readonly number[];
  readonly preemptions: number;
  /** The how-many-th schedule it was. */
  readonly found: number;
  /** Set if it is no failure of the program, but it does not do the same thing twice. */
  readonly divergence?: Divergence | undefined;
  /** Whether no further run makes sense. */
  readonly isFatal: boolean;
}

/** What a search has found. */
export interface Findings {
  /** How many schedules were run to their end. */
  schedules: number;
  /** How many were left before their end, because others come out the same. */
  redundant: number;
  /** Whether nothing is left to explore within the bound. */
  complete: boolean;
  /**
   * How the runs came out, and how many each way. Of those that did not come to their end: `#` and the
   * status; of deadlocks, how things stood as well.
   */
  readonly outcomes: Map<string, number>;
  /** How many runs failed in each way. */
  readonly failures: Map<StatusCode, number>;
  first: Failure | undefined;
  /** Whether there might have been more time-outs, or wake-ups for no reason, without the limits. */
  limited: boolean;
  /** How many steps the runs had, all together. */
  steps: number;
}

/** Findings of a search that has not begun. */
export function noFindings(): Findings {
  return {
    schedules: 0,
    redundant: 0,
    complete: false,
    outcomes: new Map(),
    failures: new Map(),
    first: undefined,
    limited: false,
    steps: 0,
  };
}

/**
 * Explores the schedules of a program, depth first: each run follows the last one up to the latest
 * state where another choice is left, makes that, and goes on without preemptions.
 *
 * Source: stateless search, P. Godefroid, "Model Checking for Programming Languages using VeriSoft"
 * (1997); preemption bound, Musuvathi and Qadeer, "Iterative Context Bounding for Systematic Testing of
 * Multithreaded Programs" (2007).
 */
export function search(runner: Runner, options: SearchOptions = {}): Findings {
  const { reduction = "none", bound = Infinity, until = Infinity } = options;
  let { maxSchedules = Infinity } = options;
  const findings = noFindings();
  const path = new Path();
  const { state } = runner;
  let sleep: number | undefined = reduction === "none" ? undefined : 0;
  for (;;) {
    const prefix = path.prefix();
    const ending = runner.run({ prefix, sleep });
    const divergence = path.follow(state, prefix.length) ?? refused(ending, state, path);
    const failure = noteRun(findings, ending, state, path, options.onFailure, divergence);
    if (failure !== undefined) {
      const more = options.onFailure?.(failure) ?? Infinity;
      maxSchedules = Math.min(maxSchedules, findings.schedules + findings.redundant + more);
      if (failure.isFatal) return findings;
    }
    if (reduction === "dpor") findRaces(state, path.nodes, prefix.length);
    if (findings.schedules + findings.redundant >= maxSchedules) return findings;
    if (until !== Infinity && performance.now() > until) return findings;
    const last = backtrack(path, reduction, bound);
    if (last === undefined) {
      // A run that is cut short by an error has not shown what the others were going to do, and so
      // not all that a reduction would have to go by. It is sound to say that there is an error.
      const cutShort = findings.failures.has(Status.exception);
      findings.complete = reduction === "none" || !cutShort;
      return findings;
    }
    if (reduction !== "none") sleep = last;
  }
}

/** After such a run the engine is not fit for another one, or another one would tell nothing. */
const fatal: readonly StatusCode[] = [Status.hang, Status.misuse, Status.diverged];

function refused({ status }: Ending, state: Int32Array, path: Path): Divergence | undefined {
  if (status !== Status.diverged) return undefined;
  const step = state[Header.step]!;
  return { step, earlier: path.nodes[step]! };
}

/** Counts a run; gives its failure if it failed, and if it is the first or somebody listens. */
export function noteRun(
  findings: Findings,
  { status, error, outcome }: Ending,
  state: Int32Array,
  path: Path,
  listener: SearchOptions["onFailure"],
  divergence?: Divergence,
): Failure | undefined {
  if (status === Status.redundant && divergence === undefined) {
    findings.redundant++;
    return undefined;
  }
  const length = state[Header.step]!;
  if (state[Header.limited] === 1) findings.limited = true;
  findings.schedules++;
  findings.steps += length;
  const kind = divergence === undefined ? status : Status.diverged;
  const key = kind === Status.ok || kind === Status.checkFailed
    ? outcome
    : `#${kind}${kind === Status.deadlock ? ` ${outcome}` : ""}`;
  findings.outcomes.set(key, (findings.outcomes.get(key) ?? 0) + 1);
  if (kind === Status.ok) return undefined;
  findings.failures.set(kind, (findings.failures.get(kind) ?? 0) + 1);
  const isFatal = fatal.includes(kind);
  if (findings.first !== undefined && listener === undefined && !isFatal) return undefined;
  const failure = {
    status: kind,
    error,
    thread: state[Header.failed]!,
    schedule: path.nodes.slice(0, length).map((node) => node.thread),
    preemptions: state[Header.preemptions]!,
    found: findings.schedules,
    divergence,
    isFatal,
  };
  findings.first ??= failure;
  return failure;
}

/**
 * Goes back to the latest state where a step is left to explore, and chooses it.
 *
 * @returns Who sleeps there, or `undefined` when nothing is left.
 */
function backtrack(path: Path, reduction: Reduction, bound: number): number | undefined {
  for (let index = path.nodes.length - 1; index >= 0; index--) {
    const node = path.nodes[index]!;
    node.done |= 1 << node.thread;
    if (reduction !== "none") node.sleep |= 1 << node.thread;
    const wanted = reduction === "dpor" ? node.wanted : node.enabled;
    let left = wanted & node.enabled & ~node.done;
    if (reduction !== "none") left &= ~node.sleep;
    for (; left !== 0; left &= left - 1) {
      const thread = lowest(left);
      if (path.preemptionsWith(index, thread) > bound) continue;
      path.turnAt(index, thread);
      return node.sleep;
    }
  }
  return undefined;
}
