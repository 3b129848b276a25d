/**
 * Round robin
 *
 * Write a scheduler: who has the processor when?
 *
 * - The jobs that could run stand in a queue. The first one gets the processor.
 * - It keeps it until it is done, or until its slice is used up. Then it goes to the end of the queue.
 * - Who comes while somebody runs goes to the end of the queue. Who comes at the very moment at which a
 *   slice ends goes before the one whose slice it was.
 * - Of those who come at the same moment, the one that stands first in `jobs` goes first.
 * - If nobody could run, the processor stands idle until somebody comes.
 *
 *     roundRobin([{ name: "a", arrival: 0, time: 3 }, { name: "b", arrival: 1, time: 1 }], 2)
 *     // [{ job: "a", from: 0, until: 2 }, { job: "b", from: 2, until: 3 }, { job: "a", from: 3, until: 4 }]
 *
 * Nothing really runs here: time is a number that you count on. `deno task sched rr --slice 2 --jobs
 * a=0:3,b=1:1` draws what should come out. Using `simulate()` would be no fun.
 */

/** What is to be done: when it comes, and how long it computes. Whole numbers; no two share a name. */
export interface Job {
  readonly name: string;
  readonly arrival: number;
  readonly time: number;
}

/** A stretch of time in which a job has the processor. */
export interface Turn {
  readonly job: string;
  readonly from: number;
  readonly until: number;
}

/** Who has the processor when, the earliest turn first. */
export function roundRobin(jobs: readonly Job[], slice: number): Turn[] {
  const left = new Map(jobs.map(({ name, time }) => [name, time]));
  const coming = jobs.toSorted((a, b) => a.arrival - b.arrival); // equal ones keep their order
  const queue: string[] = [];
  const turns: Turn[] = [];
  let now = 0;

  /** Lets everybody into the queue who has come by now. */
  function admit(): void {
    while (coming.length > 0 && coming[0]!.arrival <= now) queue.push(coming.shift()!.name);
  }

  while (coming.length > 0 || queue.length > 0) {
    admit();
    const job = queue.shift();
    if (job === undefined) {
      now = coming[0]!.arrival; // idle until somebody comes
      continue;
    }
    const until = now + Math.min(slice, left.get(job)!);
    turns.push({ job, from: now, until });
    left.set(job, left.get(job)! - (until - now));
    now = until;
    // Who came meanwhile, and at this very moment, enters first: then comes the one who had its turn.
    admit();
    if (left.get(job)! > 0) queue.push(job);
  }
  return turns;
}

if (import.meta.main) {
  console.log(roundRobin([
    { name: "a", arrival: 0, time: 3 },
    { name: "b", arrival: 1, time: 1 },
  ], 2));
}
