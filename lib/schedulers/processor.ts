import type { CheckedJob } from "./job.ts";
import type { Policy } from "./policy.ts";
import type { DeviceWait, Turn } from "./schedule.ts";
import type { Ticks } from "./ticks.ts";

/** More than anybody looks at; who asks for more has mistaken a unit. */
const MAX_TURNS = 1_000_000;

/** A job on its way through the machine. Times in ticks. */
interface Task {
  readonly job: CheckedJob;
  readonly bursts: readonly number[];
  /** The number of its present CPU burst in `bursts`. */
  burst: number;
  /** What is left of that burst. */
  remaining: number;
  queue: number;
  /** What is left of its slice. */
  slice: number;
  /** When it became ready, or will. */
  readyAt: number;
  /** By how much ageing has raised it for its present turn. */
  raised: number;
}

/** One CPU and what waits for it. Times in ticks. */
export class Processor {
  /** Who had the CPU so far. */
  readonly turns: Turn[] = [];
  /** Who waited for a device so far. */
  readonly io: DeviceWait[] = [];
  readonly #policy: Policy;
  readonly #ticks: Ticks;
  readonly #slices: readonly number[];
  readonly #ageing: number;
  /** In the order given. */
  readonly #tasks: readonly Task[];
  /** Who has not come yet, or waits for a device. */
  readonly #away: Set<Task>;
  /** Who could run, the head of the queue first. */
  readonly #ready: Task[] = [];
  #running: Task | undefined;
  #turnFrom = 0;
  #now = 0;

  constructor(policy: Policy, jobs: readonly CheckedJob[], ticks: Ticks) {
    this.#policy = policy;
    this.#ticks = ticks;
    this.#slices = (policy.slices ?? [Infinity]).map((slice) => ticks.of(slice));
    this.#ageing = ticks.of(policy.ageing ?? Infinity);
    this.#tasks = jobs.map((job) => {
      const bursts = job.bursts.map((burst) => ticks.of(burst));
      const [remaining, slice] = [bursts[0]!, this.#slices[0]!];
      const readyAt = ticks.of(job.arrival);
      return { job, bursts, burst: 0, remaining, queue: 0, slice, readyAt, raised: 0 };
    });
    this.#away = new Set(this.#tasks);
  }

  /**
   * Runs everything to its end, from one moment at which something happens to the next.
   *
   * At each, the order is this: the running job leaves if its burst or its slice is over; who comes
   * from outside enters the queue; who has used up a slice goes behind them; the best of all gets the
   * CPU.
   */
  run(): void {
    for (;;) {
      const spent = this.#isTurnOver() ? this.#leave() : undefined;
      this.#admit();
      if (spent) this.#ready.push(spent);
      this.#dispatch();
      const next = this.#nextMoment();
      if (next === Infinity) return;
      this.#advance(next);
    }
  }

  #isTurnOver(): boolean {
    const task = this.#running;
    return task !== undefined && (task.remaining === 0 || task.slice === 0);
  }

  /** Ends the turn of the running job; returns it if it is ready to go on. */
  #leave(): Task | undefined {
    const task = this.#running!;
    const [from, until, queue] = [this.#turnFrom, this.#now, task.queue];
    const io = task.bursts[task.burst + 1];
    // The end of a burst counts first: who gives way by itself has not used up its slice.
    const end = task.remaining > 0
      ? (task.slice > 0 ? "preempted" : "slice")
      : (io === undefined ? "done" : "io");
    this.turns.push({ job: task.job.name, from, until, queue, end });
    if (this.turns.length > MAX_TURNS) {
      throw new RangeError(
        `Cannot simulate: this takes more than ${MAX_TURNS} turns; give longer slices`,
      );
    }
    this.#running = undefined;
    task.readyAt = until;
    task.raised = 0;
    if (end === "slice") task.queue = Math.min(queue + 1, this.#slices.length - 1);
    if (end !== "preempted") task.slice = this.#slices[task.queue]!;
    if (task.remaining > 0) return task;
    if (io !== undefined) this.#toDevice(task, io);
    return undefined;
  }

  #toDevice(task: Task, io: number): void {
    task.readyAt += io;
    task.burst += 2;
    task.remaining = task.bursts[task.burst]!;
    this.#away.add(task);
    this.io.push({ job: task.job.name, from: this.#now, until: task.readyAt });
  }

  /** Lets in who comes at this moment, new or from a device. */
  #admit(): void {
    for (const task of this.#tasks) {
      if (task.readyAt > this.#now || !this.#away.delete(task)) continue;
      this.#ready.push(task);
    }
  }

  /** Gives the CPU to the best, if it is free or may be taken away. */
  #dispatch(): void {
    const best = this.#best();
    if (best === undefined) return;
    if (this.#running !== undefined) {
      if (!this.#policy.preemptive || this.#rank(best) >= this.#rank(this.#running)) return;
      this.#ready.unshift(this.#leave()!); // it keeps its place
    }
    this.#ready.splice(this.#ready.indexOf(best), 1);
    best.raised = this.#agedBy(best);
    this.#running = best;
    this.#turnFrom = this.#now;
  }

  /** The ready job of the smallest rank, among equal ones the first in the queue. */
  #best(): Task | undefined {
    let [best, least] = [this.#ready[0], Infinity];
    for (const task of this.#ready) {
      const rank = this.#rank(task);
      if (rank < least) [best, least] = [task, rank];
    }
    return best;
  }

  #rank(task: Task): number {
    return this.#ownRank(task) - (task === this.#running ? task.raised : this.#agedBy(task));
  }

  #ownRank({ job: { name, arrival, priority }, remaining, queue }: Task): number {
    const left = this.#ticks.toTime(remaining);
    const rank = this.#policy.rank?.({ name, arrival, priority, remaining: left, queue }) ?? 0;
    if (Number.isFinite(rank)) return rank;
    throw new RangeError(
      `Cannot simulate: the rank of ${name} is ${rank}; let the policy give a finite number`,
    );
  }

  /** How many times a waiting job has been raised by now. */
  #agedBy(task: Task): number {
    return Math.floor((this.#now - task.readyAt) / this.#ageing);
  }

  #nextMoment(): number {
    const task = this.#running;
    const over = task === undefined ? Infinity : this.#now + Math.min(task.remaining, task.slice);
    const entries = [...this.#away].map((task) => task.readyAt);
    return Math.min(over, ...entries, ...this.#overtakings());
  }

  /** When each of those who wait would, by ageing alone, be more urgent than the running job. */
  #overtakings(): number[] {
    if (!this.#running || !this.#policy.preemptive || this.#ageing === Infinity) return [];
    const rank = this.#rank(this.#running);
    return this.#ready.map((task) => {
      const steps = Math.floor(this.#ownRank(task) - rank) + 1;
      return task.readyAt + Math.max(steps, this.#agedBy(task) + 1) * this.#ageing;
    });
  }

  #advance(moment: number): void {
    if (this.#running) {
      this.#running.remaining -= moment - this.#now;
      this.#running.slice -= moment - this.#now;
    }
    this.#now = moment;
  }
}
