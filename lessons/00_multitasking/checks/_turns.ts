/**
 * For the checks of schedulers: jobs by chance, and turns that are compared with what the rules give.
 *
 * @module
 */
import { assertShown, type Chance } from "interleave/checks";
import { type Policy, simulate } from "interleave/schedulers";

/** A job of these exercises. */
export interface Job {
  readonly name: string;
  readonly arrival: number;
  readonly time: number;
}

/** A turn of these exercises; in some of them it says from which queue. */
export interface Turn {
  readonly job: string;
  readonly from: number;
  readonly until: number;
  readonly queue?: number | undefined;
}

/** Writes jobs down as for `deno task sched`: `jobs("a=0:3, b=1:1")`. */
export function jobs(text: string): Job[] {
  return text.split(", ").map((item) => {
    const [, name, arrival, time] = /^(\w+)=(\d+):(\d+)$/.exec(item)!;
    return { name: name!, arrival: Number(arrival), time: Number(time) };
  });
}

/** Jobs that nobody can know beforehand; some come together, some late. */
export function freshJobs(chance: Chance): Job[] {
  const length = chance.int(3, 5);
  return Array.from({ length }, (_, i) => ({
    name: "abcde"[i]!,
    arrival: chance.int(0, 12),
    time: chance.int(1, 9),
  }));
}

/**
 * States that these are the turns that the policy gives. Two turns of one job that touch each other
 * count as one, as nobody else had the processor in between.
 */
export function assertTurns(
  command: string,
  policy: Policy,
  jobs: readonly Job[],
  actual: readonly Turn[],
): void {
  const given = jobs.map(({ name, arrival, time }) => ({ name, arrival, bursts: time }));
  const withQueue = actual.some(({ queue }) => queue !== undefined);
  const expected = inWords(simulate(policy, given).turns, withQueue);
  const words = given.map(({ name, arrival, bursts }) => `${name}=${arrival}:${bursts}`).join(",");
  const seen = inWords(actual, withQueue);
  assertShown(seen === expected, {
    input: `deno task sched ${command} --jobs ${words}`,
    expected,
    actual: seen,
  });
}

/** `a 0–2, b 2–3, a 5–6`, with the queue where it is given: `a 0–2 (queue 0)`. */
function inWords(turns: readonly Turn[], withQueue: boolean): string {
  const merged: Turn[] = [];
  for (const { job, from, until, queue } of turns) {
    const turn = { job, from, until, ...(withQueue ? { queue } : {}) };
    const last = merged.at(-1);
    if (last?.job === job && last.until === from && last.queue === turn.queue) {
      merged[merged.length - 1] = { ...last, until };
    } else merged.push(turn);
  }
  return merged.map(({ job, from, until, queue }) =>
    `${job} ${from}–${until}${queue === undefined ? "" : ` (queue ${queue})`}`
  ).join(", ") || "nothing";
}
