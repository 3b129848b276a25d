import { QueueEmpty } from "../errors.ts";
import type { Job } from "./job.ts";
import type { TaskMessage } from "./messages.ts";
import { Parcel } from "./parcel.ts";
import type { PoolWorker } from "./worker.ts";

/** How often to look whether a worker that has just been started is at its first task; in milliseconds. */
const LOOK_AGAIN = 5;

/** A worker of a crew, and the jobs that it was given. */
export class Member {
  readonly number: number;
  readonly worker: PoolWorker;
  /** By their numbers, in the order in which it gets to them; `null` if nobody wants the result any more. */
  readonly jobs = new Map<number, Job | null>();
  /** How many more it will do. */
  left: number;
  /** Whether it has ever done anything. */
  proven = false;
  /** For which job it was killed, and what that one fails with. */
  doomed: { readonly job: Job; readonly error: Error } | undefined;
  /** Jobs of which it has memory that nobody else has any more. */
  readonly #moved = new WeakSet<Job>();
  readonly #onLate: (job: Job) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What `#timer` waits for: the end of the time of a job, or, with `null`, another look whether it has begun. */
  #due: { readonly at: number; readonly job: Job | null } | undefined;

  /**
   * Takes a worker in.
   *
   * @param left How many jobs it will do.
   * @param onLate Called with a job that takes longer than it may.
   */
  constructor(number: number, worker: PoolWorker, left: number, onLate: (job: Job) => void) {
    this.number = number;
    this.worker = worker;
    this.left = left;
    this.#onLate = onLate;
  }

  /** Whether it has begun with a job, and is not done. */
  isAt(job: Job): boolean {
    return this.jobs.get(this.worker.current.value) === job;
  }

  /** Whether it has memory of a job that nobody else has any more. */
  hasMemoryOf(job: Job): boolean {
    return this.#moved.has(job);
  }

  /** For a worker that has ended: whether it has sent the result of the job of that number. */
  hasDone(id: number): boolean {
    const current = this.worker.current.value;
    // What comes before the last one has a result.
    const order = [...this.jobs.keys()];
    return order.indexOf(id) < order.indexOf(Math.abs(current)) || id === -current;
  }

  /**
   * Sends it a job.
   *
   * @throws {TypeError} if the job cannot travel: the worker has seen nothing of it.
   */
  give(id: number, job: Job): void {
    const { side, tasks } = this.worker;
    const parcel = job.parcel ?? (side && Parcel.pack(job.input));
    if (parcel !== undefined) {
      this.#moved.add(job);
      side!.send(id, parcel);
    }
    tasks.putSync([id, job.call, job.target, parcel?.message ?? job.input]);
    this.jobs.set(id, job);
    this.left--;
    if (this.jobs.size === 1) this.watch();
  }

  /** Takes a job back that it has not begun with; `false` if it was too late. */
  takeBack(id: number): boolean {
    const { tasks } = this.worker;
    const job = this.jobs.get(id);
    if (job && this.#moved.has(job)) return false;
    const others: (TaskMessage | null)[] = [];
    let found = false;
    try {
      while (!found && !tasks.empty()) {
        const task = tasks.getNowait();
        found = task?.[0] === id;
        if (!found) others.push(task);
      }
    } catch (error) {
      if (!(error instanceof QueueEmpty)) throw error; // the worker was faster
    }
    const [first] = this.jobs.keys();
    for (const task of others) {
      tasks.putSync(task);
      if (task === null) continue;
      // It comes behind those that are there still.
      const job = this.jobs.get(task[0])!;
      this.jobs.delete(task[0]);
      this.jobs.set(task[0], job);
    }
    if (found) {
      this.jobs.delete(id);
      this.left++;
    }
    if (this.jobs.keys().next().value !== first) this.watch();
    return found;
  }

  /** Sees to it that its first job does not take longer than it may. */
  watch(): void {
    this.stopWatching();
    const [[id, job] = []] = this.jobs;
    if (!job || job.timeout === undefined) return; // none, or one that may take its time
    // What a new worker needs before it can begin is not the task's time.
    const hasBegun = this.proven || this.worker.current.value === id;
    const wait = hasBegun ? job.timeout : LOOK_AGAIN;
    this.#due = { at: performance.now() + wait, job: hasBegun ? job : null };
    this.#timer = setTimeout(() => this.#look(), wait);
  }

  /** The same look at the clock as by the timer, for who blocks this thread meanwhile. */
  lookAtClock(): void {
    if (performance.now() >= (this.#due?.at ?? Infinity)) this.#look();
  }

  /** Whatever it is at may take its time. */
  stopWatching(): void {
    clearTimeout(this.#timer);
    this.#due = undefined;
  }

  #look(): void {
    const { job } = this.#due!;
    if (job === null) return this.watch();
    this.stopWatching();
    this.#onLate(job);
  }
}
