// Time stands still while nobody is there: the late ones come too early.

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
      queue.push(coming.shift()!.name);
      continue;
    }
    const until = now + Math.min(slice, left.get(job)!);
    turns.push({ job, from: now, until });
    left.set(job, left.get(job)! - (until - now));
    now = until;
    admit();
    if (left.get(job)! > 0) queue.push(job);
  }
  return turns;
}
