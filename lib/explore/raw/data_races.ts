/**
 * Data races: two accesses to one word, one of them a write and one of them plain, that nothing puts
 * in order. What such a program does on real threads no schedule can tell.
 *
 * Source: the definition of a data race in the ECMAScript memory model; found with vector clocks, as in
 * FastTrack (Flanagan, Freund, 2009), of which this is the plain form.
 *
 * @module
 */

import type { Ending, Plan } from "../engines/runner.ts";
import { RunnerAround } from "../engines/runner_around.ts";
import { Code } from "../model/codes.ts";
import { Header, Status, Step, stepAt } from "../model/state.ts";

/** Two accesses that race, in the run in which they were found first. */
export interface FoundRace {
  /** The number of the word. */
  readonly object: number;
  /** The steps, counted from 0. */
  readonly first: number;
  readonly second: number;
  readonly schedule: readonly number[];
}

/** A runner that looks for data races in each run. */
export class RaceWatch extends RunnerAround {
  /** One race for each word. */
  readonly races = new Map<number, FoundRace>();

  override run(plan: Plan): Ending {
    const ending = this.runner.run(plan);
    if (!unfinished.includes(ending.status)) this.#look();
    return ending;
  }

  #look(): void {
    for (const race of racesIn(this.state)) {
      if (!this.races.has(race.object)) this.races.set(race.object, race);
    }
  }
}

const unfinished: readonly number[] = [Status.hang, Status.misuse, Status.diverged];

/** How an operation orders: not at all, as a read or as a write that others can see, or both ways. */
type Order = "plain" | "acquires" | "releases" | "both" | "none";

const orders: Readonly<Partial<Record<number, Order>>> = {
  [Code.readPlain]: "plain",
  [Code.writePlain]: "plain",
  [Code.atomicLoad]: "acquires",
  [Code.load]: "acquires",
  [Code.atomicStore]: "releases",
  [Code.store]: "releases",
  [Code.pause]: "none",
};

/** Finds the races of the run that the state tells. */
function* racesIn(state: Int32Array): Generator<FoundRace> {
  const threads = state[Header.threads]!;
  const clocks = Array.from({ length: threads }, () => new Int32Array(threads));
  /** What the last visible write to an object has seen. */
  const written = new Map<number, Int32Array>();
  const accesses = new Map<number, number[]>();
  for (let step = 0; step < state[Header.step]!; step++) {
    const entry = stepAt(step);
    const thread = state[entry + Step.thread]!;
    const code = state[entry + Step.operation]!;
    const object = state[entry + Step.object]!;
    const clock = clocks[thread]!;
    const order = orders[code] ?? "both";
    const before = written.get(object);
    // Which write a load has read is known: the last one, as steps are made one at a time.
    if (before !== undefined && (order === "acquires" || order === "both")) join(clock, before);
    if (isAccess(code)) {
      const earlier = accesses.get(object) ?? [];
      for (const each of earlier) {
        const other = stepAt(each);
        const owner = state[other + Step.thread]!;
        if (owner === thread || clock[owner]! > each) continue;
        if (!(isWrite(code) || isWrite(state[other + Step.operation]!))) continue;
        if (order !== "plain" && orders[state[other + Step.operation]!] !== "plain") continue;
        const schedule = Array.from(
          { length: state[Header.step]! },
          (_, index) => state[stepAt(index) + Step.thread]!,
        );
        yield { object, first: each, second: step, schedule };
      }
      earlier.push(step);
      accesses.set(object, earlier);
    }
    clock[thread] = step + 1;
    if (order === "releases") written.set(object, clock.slice());
    if (order === "both") {
      written.set(object, clock.slice());
      // Waiting for a condition gives its lock back and takes it again.
      if (code === Code.wait || code === Code.waitReturns) {
        const lock = state[entry + Step.a]!;
        const given = written.get(lock);
        if (given !== undefined) join(clock, given);
        written.set(lock, clock.slice());
      }
    }
  }
}

function isAccess(code: number): boolean {
  return code >= Code.readPlain && code <= Code.atomicCompareExchange;
}

function isWrite(code: number): boolean {
  return code === Code.writePlain || code >= Code.atomicStore && code <= Code.atomicCompareExchange;
}

function join(clock: Int32Array, other: Int32Array): void {
  for (let i = 0; i < clock.length; i++) clock[i] = Math.max(clock[i]!, other[i]!);
}
