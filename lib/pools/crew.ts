import {
  BrokenPoolError,
  CancelledError,
  ResultEncodingError,
  TimeoutError,
  WorkerLostError,
} from "../errors.ts";
import { inNextTurn } from "../timer/turns.ts";
import { rebuildError, type SentError } from "../workers/rebuild_error.ts";
import type { ExportReference } from "../workers/target.ts";
import { Inbox } from "./inbox.ts";
import type { Job, JobResult, JobSource } from "./job.ts";
import { Member } from "./member.ts";
import { NO_TASK, type ResultMessage, type Values } from "./messages.ts";
import { type PoolWorker, startWorker, type WorkerKind } from "./worker.ts";

/** How many tasks a worker has at a time: the one that it is at, and the next, which need not travel then. */
const IN_FLIGHT = 2;
/** The same where tasks take so little time that the worker would wait for the next one nevertheless. */
const IN_FLIGHT_IF_SHORT = 16;
/** What is short, in milliseconds: less than it takes to wake the pool and be given the next task. */
const SHORT = 0.1;
/**
 * How long to look for results, turn by turn of the event loop, before going to sleep; in milliseconds. Not
 * at all where tasks take longer: the processor may be wanted by a worker.
 */
const PATIENCE = 0.2;
/** How many jobs for each worker may be sent after one that waits behind a long one, before it goes elsewhere. */
const OVERTAKEN = 8;
/** So many workers in a row that end before they have done anything: no more are started. */
const STILLBORN = 3;

/** How many workers may be lost that had a job and had not begun with it; then it is the job's fault. */
const ATTEMPTS = 3;

/** How to set up a crew. */
export interface CrewOptions {
  readonly kind: WorkerKind;
  /** How many workers, at most. */
  readonly size: number;
  /** Whether to start a worker only when there is work that nobody is free for. */
  readonly lazy?: boolean | undefined;
  /** Whether the loss of one worker is the end of all, or it is replaced. */
  readonly breaks?: boolean | undefined;
  readonly initializer: ExportReference | null;
  readonly initArgs: readonly unknown[];
  /** `Infinity` for any number. */
  readonly maxTasksPerWorker: number;
}

/**
 * The workers of a pool: they get jobs as they can take them, and are replaced when they end.
 *
 * Each worker has a queue of its own, in shared memory, with at most the job that comes next, so that it
 * never waits for the pool; if another is idle, the pool takes that job back. All results arrive in one
 * queue. The number of the job that a worker is at stands in shared memory too: if it is killed, that one
 * fails, and its next one goes to another worker.
 */
export class Crew {
  readonly #options: CrewOptions;
  readonly #inbox: Inbox;
  readonly #members = new Map<number, Member>();
  readonly #sources: JobSource[] = [];
  /** Jobs that come before those of the sources: their worker was lost before it began with them. */
  readonly #returned: Job[] = [];
  readonly #attempts = new WeakMap<Job, number>();
  /** Those that have ended, with the jobs that they did; the results are on the way. */
  readonly #late = new Map<number, Member>();
  readonly #allEnded = Promise.withResolvers<void>();
  #lastJob: number = NO_TASK;
  #lastWorker = 0;
  #stillborn = 0;
  /** How long tasks have taken lately, in milliseconds. */
  #usual = SHORT;
  #closing = false;
  #broken: Error | undefined;

  /** Starts the workers, unless `lazy`. If one of them cannot be started, the others are stopped. */
  constructor(options: CrewOptions) {
    this.#options = options;
    this.#inbox = new Inbox(options.kind, {
      take: (message) => this.#take(message),
      isExpecting: () => this.#late.size > 0 || this.#all.some(({ jobs }) => jobs.size > 0),
      patience: () => this.#usual < PATIENCE ? PATIENCE : 0,
    });
    if (options.lazy === true) return;
    try {
      for (let i = 0; i < options.size; i++) this.#hire();
    } catch (error) {
      this.terminate();
      throw error;
    }
  }

  /** The workers that there are now. */
  get workers(): PoolWorker[] {
    return this.#all.map(({ worker }) => worker);
  }

  /** Settles when it was closed and all workers have ended. */
  get ended(): Promise<void> {
    return this.#allEnded.promise;
  }

  /** Takes jobs from a source from now on, after those of earlier sources. */
  add(source: JobSource): void {
    if (this.#broken !== undefined) {
      source.abandon(this.#broken);
      return;
    }
    try {
      if (this.#options.kind === "thread") source.pack?.();
    } catch (error) {
      source.abandon(error);
      return;
    }
    this.#sources.push(source);
    this.refill();
    try {
      source.hold?.();
    } catch (error) {
      source.abandon(error);
    }
  }

  /** Gives work to all who can take it: call it when a source that had none has some. */
  refill(): void {
    const most = this.#usual < SHORT ? IN_FLIGHT_IF_SHORT : IN_FLIGHT;
    for (let depth = 0; depth < most; depth++) {
      for (const member of this.#members.values()) {
        if (member.jobs.size !== depth || member.left === 0) continue;
        const job = this.#takeBack(OVERTAKEN * this.#members.size) ?? this.#nextJob(depth) ??
          (depth === 0 ? this.#takeBack() : undefined);
        if (job === undefined) break;
        this.#send(member, job);
      }
      while (depth === 0 && this.#members.size < this.#options.size) {
        const job = this.#nextJob(depth);
        if (job === undefined) break;
        this.#send(this.#hire(), job);
      }
    }
    if (this.#closing && this.#isIdle) this.#dismissAll();
  }

  /**
   * Takes a job back that no worker has begun with.
   *
   * @returns Whether it could be taken back; then nobody settles it any more.
   */
  withdraw(job: Job): boolean {
    const place = this.#returned.indexOf(job);
    if (place >= 0) {
      this.#returned.splice(place, 1);
      return true;
    }
    for (const member of this.#members.values()) {
      for (const [id, each] of member.jobs) if (each === job) return member.takeBack(id);
    }
    return false;
  }

  /** Whether a worker has begun with a job. */
  isRunning(job: Job): boolean {
    return this.#all.some((member) => member.isAt(job));
  }

  /**
   * Gives up a job that a worker may be at: a process is killed and replaced; the result of a thread is
   * dropped when it comes.
   *
   * @param error What the job fails with.
   */
  abort(job: Job, error: Error): void {
    const fail = (): void => job.settle({ output: [], failure: { error }, ms: 0 });
    if (this.withdraw(job)) return fail();
    for (const member of this.#members.values()) {
      for (const [id, each] of member.jobs) {
        if (each !== job) continue;
        if (this.#options.kind === "process") {
          member.doomed = { job, error };
          member.worker.kill();
        } else {
          member.jobs.set(id, null);
          fail();
        }
      }
    }
  }

  /** Lets the workers end when everything is done. */
  close(): void {
    this.#closing = true;
    this.refill();
  }

  /** Why no more can be done, if that is so. */
  get broken(): Error | undefined {
    return this.#broken;
  }

  /** Ends the workers now; what was not done fails. */
  terminate(
    error: Error = new CancelledError("Cannot finish the task: its pool was terminated"),
  ): void {
    this.#closing = true;
    this.#broken ??= error;
    this.#giveUp(error);
    for (const { worker } of this.#members.values()) worker.kill();
    this.#endIfEmpty();
  }

  /**
   * Blocks this thread, and sees to results and to lost workers, until something is so.
   *
   * @param deadline On the clock of `performance.now()`.
   * @returns Whether it is so.
   */
  pumpSync(isSo: () => boolean, deadline: number): boolean {
    for (;;) {
      this.#inbox.takeAll();
      if (isSo()) return true;
      const left = deadline - performance.now();
      if (left <= 0) return false;
      if (this.#inbox.takeSync(Math.min(left, 50))) continue;
      for (const member of this.#members.values()) {
        if (member.worker.howEnded() !== null) this.#lose(member);
        else member.lookAtClock();
      }
    }
  }

  get #all(): Member[] {
    return [...this.#members.values()];
  }

  get #isIdle(): boolean {
    return this.#sources.length === 0 && this.#returned.length === 0 && this.#late.size === 0 &&
      this.#all.every(({ jobs }) => jobs.size === 0);
  }

  #hire(): Member {
    const { kind, initializer, initArgs, maxTasksPerWorker } = this.#options;
    const number = ++this.#lastWorker;
    const worker = startWorker(kind, this.#inbox.queue, {
      worker: number,
      initializer,
      initArgs,
      ignoreInterrupt: kind === "process",
      maxTasks: maxTasksPerWorker,
    });
    const member = new Member(number, worker, maxTasksPerWorker, (job) => {
      const message = `Cannot finish the task: it took more than ${job.timeout} ms`;
      this.abort(job, new TimeoutError(message));
    });
    this.#members.set(number, member);
    // One turn later: a result that has been taken out of the queue is on its way to us.
    worker.ended.then(() => inNextTurn(() => this.#lose(member)));
    return member;
  }

  /** The job for a worker that has so many already. */
  #nextJob(depth: number): Job | undefined {
    const returned = this.#returned.shift();
    if (returned !== undefined) return returned;
    for (let i = 0; i < this.#sources.length; i++) {
      const source = this.#sources[i]!;
      if (depth > 0 && source.isPacked) return undefined;
      const job = source.next();
      if (source.isExhausted) this.#sources.splice(i--, 1);
      if (job !== undefined) return job;
    }
    return undefined;
  }

  /** Takes back the job that waits longest behind another one, if so many were sent after it. */
  #takeBack(overtaken = 0): Job | undefined {
    // Where tasks are short nothing waits for long, and this would cost more than it gives.
    if (overtaken > 0 && this.#usual < SHORT) return undefined;
    const waiting: { readonly member: Member; readonly id: number; readonly job: Job }[] = [];
    for (const member of this.#members.values()) {
      const [, [id, job] = []] = member.jobs;
      if (id !== undefined && job) waiting.push({ member, id, job });
    }
    waiting.sort((a, b) => a.id - b.id);
    for (const { member, id, job } of waiting) {
      if (this.#lastJob - id < overtaken) break;
      if (member.takeBack(id)) return job;
    }
    return undefined;
  }

  #send(member: Member, job: Job): void {
    try {
      member.give(++this.#lastJob, job);
    } catch (error) {
      // It cannot travel: nobody has seen it.
      job.settle({ output: [], failure: { error }, ms: 0 });
      return;
    }
    this.#inbox.listen();
  }

  #take([number, id, ms, output, failed, error]: ResultMessage): void {
    if (id === NO_TASK) {
      this.#break(rebuild(error!, `PoolWorker-${number}`, false));
      return;
    }
    const member = this.#members.get(number) ?? this.#late.get(number);
    const job = member?.jobs.get(id);
    if (member === undefined || job === undefined) return;
    const result = read(member.worker, id, output);
    member.jobs.delete(id);
    this.#usual += (ms - this.#usual) / 8;
    this.#stillborn = 0;
    member.proven = true;
    if (this.#members.has(number)) member.watch();
    else this.#forgetIfDone(member);
    const failure = failed &&
      { error: rebuild(error!, member.worker.name, failed === "unsendable") };
    job?.settle({ failure, ...result, ms });
    this.refill();
  }

  /** A worker has ended: as it should, or it was lost. */
  #lose(member: Member): void {
    if (!this.#members.has(member.number)) return;
    this.#inbox.takeAll(); // what it has said before its end counts
    this.#members.delete(member.number);
    member.stopWatching();
    const { worker, jobs, doomed } = member;
    const current = worker.current.value;
    const how = worker.howEnded() ?? "ended";
    const orphans = [...jobs].filter(([id]) => !member.hasDone(id));
    for (const [id] of orphans) jobs.delete(id);
    this.#late.set(member.number, member);
    this.#forgetIfDone(member);
    if (this.#options.breaks === true && orphans.length > 0 && doomed === undefined) {
      const error = new BrokenPoolError(
        `Cannot finish the task: ${worker.name} ${how}, and with it the executor is broken`,
      );
      for (const [, job] of orphans) job?.settle({ output: [], failure: { error }, ms: 0 });
      orphans.length = 0;
      this.terminate(error);
    }
    for (const [id, job] of orphans) {
      if (job === null) continue;
      const error = job === doomed?.job
        ? doomed.error
        : id === current || member.hasMemoryOf(job) || this.#countAttempt(job) === ATTEMPTS
        ? new WorkerLostError(worker.name, how)
        : undefined;
      if (error === undefined) this.#returned.push(job);
      else job.settle({ output: [], failure: { error }, ms: 0 });
    }
    if (current === NO_TASK && !member.proven && doomed === undefined) this.#stillborn++;
    if (this.#stillborn >= STILLBORN * this.#options.size) {
      this.#break(new Error(`${worker.name} ${how} before it had done anything`));
    }
    if (!this.#closing && this.#options.lazy !== true) this.#hire();
    this.refill();
    this.#endIfEmpty();
  }

  /** Gives back what a worker had that has ended, if nothing of it is on the way any more. */
  #forgetIfDone({ number, jobs, worker }: Member): void {
    if (jobs.size > 0) return;
    this.#late.delete(number);
    worker.release();
  }

  #countAttempt(job: Job): number {
    const count = (this.#attempts.get(job) ?? 0) + 1;
    this.#attempts.set(job, count);
    return count;
  }

  #break(cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.terminate(
      new BrokenPoolError(`Cannot use the pool: its workers fail to begin: ${reason}`, { cause }),
    );
  }

  #giveUp(error: Error): void {
    for (const source of this.#sources.splice(0)) source.abandon(error);
    const jobs: (Job | null)[] = this.#returned.splice(0);
    for (const member of [...this.#all, ...this.#late.values()]) {
      member.stopWatching();
      jobs.push(...member.jobs.values());
      member.jobs.clear();
      if (!this.#members.has(member.number)) this.#forgetIfDone(member);
    }
    for (const job of jobs) job?.settle({ output: [], failure: { error }, ms: 0 });
    this.#inbox.stop();
  }

  #dismissAll(): void {
    for (const member of this.#members.values()) {
      if (member.left === 0) continue; // it ends by itself
      member.left = 0;
      member.worker.tasks.putSync(null);
    }
    this.#endIfEmpty();
  }

  #endIfEmpty(): void {
    if (!this.#closing || this.#members.size > 0) return;
    this.#allEnded.resolve(this.#inbox.stop().finally(() => this.#inbox[Symbol.dispose]()));
  }
}

/** The results that a worker has sent, or why they cannot be read here. */
function read(
  { side }: PoolWorker,
  id: number,
  output: Values,
): Pick<JobResult, "output" | "failure"> {
  try {
    return { output: output instanceof Uint8Array ? side!.receive(id, output) : output };
  } catch (error) {
    return { output: [], failure: { error } };
  }
}

/** The error of a task, as its caller gets it. */
function rebuild(report: SentError, worker: string, isUnsendable: boolean): unknown {
  return isUnsendable ? new ResultEncodingError(report.message) : rebuildError(report, worker);
}
