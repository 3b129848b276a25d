// Counts every unit of time, and gives each its own turn; who is where is written on the job.
export interface Job {
  readonly name: string;
  readonly arrival: number;
  readonly time: number;
}

export interface Turn {
  readonly job: string;
  readonly from: number;
  readonly until: number;
}

export function roundRobin(jobs: readonly Job[], slice: number): Turn[] {
  type State = { name: string; arrival: number; time: number; used: number };
  const states = jobs.map((job): State => ({ ...job, used: 0 }));
  const turns: Turn[] = [];
  const queue: State[] = [];
  let running: State | undefined;
  for (let now = 0; states.some(({ time }) => time > 0); now++) {
    queue.push(...states.filter(({ arrival }) => arrival === now));
    if (running?.time === 0) running = undefined;
    if (running?.used === slice) {
      queue.push(running);
      running = undefined;
    }
    if (running === undefined) {
      running = queue.shift();
      if (running !== undefined) running.used = 0;
    }
    if (running === undefined) continue;
    turns.push({ job: running.name, from: now, until: now + 1 });
    running.used++;
    running.time--;
  }
  return turns;
}
