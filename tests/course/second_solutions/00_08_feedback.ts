// Counts every unit of time and looks afresh each time who is the first of the highest queue. Whoever is
// running stays at the head of its queue, so an interruption needs no code of its own.
export interface Job {
  readonly name: string;
  readonly arrival: number;
  readonly time: number;
}

export interface Turn {
  readonly job: string;
  readonly from: number;
  readonly until: number;
  readonly queue: number;
}

export function feedback(jobs: readonly Job[], slices: readonly number[]): Turn[] {
  const lowest = slices.length - 1;
  const queues = slices.map(() => [] as { name: string; left: number; used: number }[]);
  const turns: Turn[] = [];
  let undone = jobs.length;
  for (let now = 0; undone > 0; now++) {
    for (const { name, arrival, time } of jobs) {
      if (arrival === now) queues[0]!.push({ name, left: time, used: 0 });
    }
    // Whose slice ended at this moment goes down after those who have just come.
    const spent = queues.findIndex((queue, level) => queue[0]?.used === slices[level]);
    if (spent >= 0) {
      const job = queues[spent]!.shift()!;
      job.used = 0;
      queues[Math.min(spent + 1, lowest)]!.push(job);
    }
    const queue = queues.findIndex(({ length }) => length > 0);
    const job = queues[queue]?.[0];
    if (job === undefined) continue;
    turns.push({ job: job.name, from: now, until: now + 1, queue });
    job.used++;
    if (--job.left > 0) continue;
    queues[queue]!.shift();
    undone--;
  }
  return turns;
}
