import type { Job, Schedule } from "../../../lib/schedulers.ts";

/** Who runs in a unit of time, and from which queue: `P1/0`; `-` if nobody. */
export type Unit = string;

interface Process {
  readonly name: string;
  readonly bursts: number[];
  wakes: number;
  queue: number;
  used: number;
}

/**
 * The rules of an MLFQ, read aloud one unit of time after the other: slow, and written without a look
 * at the simulator. With one queue it is round robin.
 */
export function mlfqByUnits(slices: readonly number[], jobs: readonly Job[]): Unit[] {
  const away: Process[] = jobs.map(({ name, arrival = 0, bursts }) => ({
    name,
    bursts: [bursts].flat(),
    wakes: arrival,
    queue: 0,
    used: 0,
  }));
  const queues: Process[][] = slices.map(() => []);
  const order = away.slice();
  const units: Unit[] = [];
  let current: Process | undefined;
  let spent: Process | undefined;
  while (order.some((each) => each.bursts.length > 0)) {
    const now = units.length;
    for (const each of order) {
      if (!away.includes(each) || each.wakes !== now) continue;
      away.splice(away.indexOf(each), 1);
      queues[each.queue]!.push(each);
    }
    if (spent) queues[spent.queue]!.push(spent);
    spent = undefined;
    const above = queues.findIndex((queue) => queue.length > 0);
    if (current && above >= 0 && above < current.queue) {
      queues[current.queue]!.unshift(current);
      current = undefined;
    }
    current ??= queues[above]?.shift();
    units.push(current ? `${current.name}/${current.queue}` : "-");
    if (!current) continue;

    current.used++;
    current.bursts[0]!--;
    if (current.bursts[0] === 0) {
      current.used = 0;
      const [, io] = current.bursts.splice(0, 2);
      if (io !== undefined) {
        current.wakes = now + 1 + io;
        away.push(current);
      }
      current = undefined;
    } else if (current.used === slices[current.queue]) {
      current.used = 0;
      current.queue = Math.min(current.queue + 1, slices.length - 1);
      spent = current;
      current = undefined;
    }
  }
  return units;
}

/** A schedule in the same form. */
export function unitsOf({ turns, end }: Schedule): Unit[] {
  const units = new Array<Unit>(end).fill("-");
  for (const { job, queue, from, until } of turns) units.fill(`${job}/${queue}`, from, until);
  return units;
}
