// Who was interrupted goes to the end of its queue, as if it had had its turn.

/** What is to be done: when it comes, and how long it computes. Whole numbers; no two share a name. */
export interface Job {
  readonly name: string;
  readonly arrival: number;
  readonly time: number;
}

/** A stretch of time in which a job has the processor, and the queue that it came from. */
export interface Turn {
  readonly job: string;
  readonly from: number;
  readonly until: number;
  readonly queue: number;
}

/** A job on its way. */
interface Task {
  readonly name: string;
  /** What it still has to compute. */
  left: number;
  queue: number;
  /** What is left of its slice. */
  slice: number;
}

/** Who has the processor when, the earliest turn first. */
export function feedback(jobs: readonly Job[], slices: readonly number[]): Turn[] {
  const coming = jobs.toSorted((a, b) => a.arrival - b.arrival); // equal ones keep their order
  const queues = slices.map((): Task[] => []);
  const turns: Turn[] = [];
  let now = 0;

  /** Lets everybody into the top queue who has come by now. */
  function admit(): void {
    while (coming.length > 0 && coming[0]!.arrival <= now) {
      const { name, time } = coming.shift()!;
      queues[0]!.push({ name, left: time, queue: 0, slice: slices[0]! });
    }
  }

  /** Lets a task run from now on, for as long as it may. */
  function run(task: Task): void {
    // A new job enters the top queue, so it is above everybody but the jobs of the top queue itself.
    const next = task.queue > 0 ? coming[0]?.arrival ?? Infinity : Infinity;
    const until = Math.min(now + task.left, now + task.slice, next);
    turns.push({ job: task.name, from: now, until, queue: task.queue });
    task.left -= until - now;
    task.slice -= until - now;
    now = until;
    admit();
    if (task.left === 0) return;
    if (task.slice > 0) {
      // It was interrupted, and had done nothing to lose its place; nor does it win a new slice by it.
      queues[task.queue]!.push(task);
    } else {
      task.queue = Math.min(task.queue + 1, slices.length - 1);
      task.slice = slices[task.queue]!;
      queues[task.queue]!.push(task);
    }
  }

  for (;;) {
    admit();
    const task = queues.find((queue) => queue.length > 0)?.shift();
    if (task !== undefined) run(task);
    else if (coming.length > 0) now = coming[0]!.arrival; // idle until somebody comes
    else return turns;
  }
}
