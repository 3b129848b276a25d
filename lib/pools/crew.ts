import {
  BrokenPoolError,
  CancelledError,
  QueueEmpty,
  ResultEncodingError,
  TimeoutError,
  WorkerLostError,
} from "../errors.ts";
import { inNextTurn } from "../timer/turns.ts";
import { rebuildError, type SentError } from "../workers/rebuild_error.ts";
import type { ExportReference } from "../workers/target.ts";
import type { Job, JobResult, JobSource } from "./job.ts";
import { NO_TASK, type ResultMessage, type TaskMessage, type Values } from "./messages.ts";
import { Parcel } from "./parcel.ts";
import {
  makeResults,
  type MessageQueue,
  type PoolWorker,
  startWorker,
  type WorkerKind,
} from "./worker.ts";

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
/** How often to look whether a worker that has just been started is at its first task; in milliseconds. */
const LOOK_AGAIN = 5;
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

/** A worker, and what it was given. */
interface Member {
  readonly number: number;
  readonly worker: PoolWorker;
  /** By their numbers, in the order in which they were sent; `null` if nobody wants the result any more. */
  readonly jobs: Map<number, Job | null>;
  /** How many more it will do. */
  left: number;
  /** Whether it has ever done anything. */
  proven: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** What `timer` waits for: the end of the time of a job, or, with `null`, another look whether it has begun. */
  due?: { readonly at: number; readonly job: Job | null } | undefined;
  /** For which job it was killed, and what that one fails with. */
  doomed?: { readonly job: Job; readonly error: Error } | undefined;
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
  readonly #results: MessageQueue<ResultMessage>;
  readonly #members = new Map<number, Member>();
  readonly #sources: JobSource[] = [];
  /** Jobs that come before those of the sources: their worker was lost before it began with them. */
  readonly #returned: Job[] = [];
  readonly #attempts = new WeakMap<Job, number>();
  /** Those that have ended, with the jobs that they did; the results are on the way. */
  readonly #late = new Map<number, Member>();
  /** Jobs whose worker has memory of theirs that nobody else has any more. */
  readonly #moved = new WeakSet<Job>();
  readonly #allEnded = Promise.withResolvers<void>();
  #lastJob: number = NO_TASK;
  #lastWorker = 0;
  #stillborn = 0;
  /** How long tasks have taken lately, in milliseconds. */
  #usual = SHORT;
  #closing = false;
  #broken: Error | undefined;
  #listening: AbortController | undefined;
  /** Settles when nobody listens any more. */
  #heard: Promise<void> = Promise.resolve();

  /** Starts the workers, unless `lazy`. If one of them cannot be started, the others are stopped. */
  constructor(options: CrewOptions) {
    this.#options = options;
    this.#results = makeResults(options.kind);
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
    return [...this.#members.values()].map(({ worker }) => worker);
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
      for (const [id, each] of member.jobs) if (each === job) return this.#retract(member, id);
    }
    return false;
  }

  /** Whether a worker has begun with a job. */
  isRunning(job: Job): boolean {
    return [...this.#members.values()].some(({ jobs, worker }) =>
      jobs.get(worker.current.value) === job
    );
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
      this.#takeAll();
      if (isSo()) return true;
      const left = deadline - performance.now();
      if (left <= 0) return false;
      const result = this.#nextResultSync(Math.min(left, 50));
      if (result !== undefined) {
        this.#take(result);
        continue;
      }
      for (const member of this.#members.values()) {
        if (member.worker.howEnded() !== null) this.#lose(member);
        else if (performance.now() >= (member.due?.at ?? Infinity)) this.#onDue(member);
      }
    }
  }

  #nextResultSync(timeout: number): ResultMessage | undefined {
    try {
      return this.#results.getSync({ timeout });
    } catch (error) {
      if (error instanceof QueueEmpty) return undefined;
      throw error;
    }
  }

  get #isIdle(): boolean {
    return this.#sources.length === 0 && this.#returned.length === 0 && this.#late.size === 0 &&
      [...this.#members.values()].every(({ jobs }) => jobs.size === 0);
  }

  #hire(): Member {
    const { kind, initializer, initArgs, maxTasksPerWorker } = this.#options;
    const number = ++this.#lastWorker;
    const worker = startWorker(kind, this.#results, {
      worker: number,
      initializer,
      initArgs,
      ignoreInterrupt: kind === "process",
      maxTasks: maxTasksPerWorker,
    });
    const member: Member = {
      number,
      worker,
      jobs: new Map(),
      left: maxTasksPerWorker,
      proven: false,
    };
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
      if (this.#retract(member, id)) return job;
    }
    return undefined;
  }

  /** Takes a job back that its worker has not begun with; `false` if it was too late. */
  #retract(member: Member, id: number): boolean {
    const { worker, jobs } = member;
    const job = jobs.get(id);
    if (job && this.#moved.has(job)) return false;
    const others: TaskMessage[] = [];
    let found = false;
    try {
      while (!found && !worker.tasks.empty()) {
        const task = worker.tasks.getNowait();
        found = task?.[0] === id;
        if (task !== null && !found) others.push(task);
      }
    } catch (error) {
      if (!(error instanceof QueueEmpty)) throw error; // the worker was faster
    }
    for (const task of others) worker.tasks.putSync(task);
    if (!found) return false;
    jobs.delete(id);
    member.left++;
    return true;
  }

  #send(member: Member, job: Job): void {
    const id = ++this.#lastJob;
    try {
      const { side, tasks } = member.worker;
      const parcel = job.parcel ?? (side && Parcel.pack(job.input));
      if (parcel !== undefined) {
        this.#moved.add(job);
        side!.send(id, parcel);
      }
      tasks.putSync([id, job.call, job.target, parcel?.message ?? job.input]);
    } catch (error) {
      // It cannot travel: nobody has seen it.
      job.settle({ output: [], failure: { error }, ms: 0 });
      return;
    }
    member.jobs.set(id, job);
    member.left--;
    if (member.jobs.size === 1) this.#watch(member);
    if (this.#listening === undefined) this.#heard = this.#listen();
  }

  /** Sees to it that the first job of a worker does not take longer than it may. */
  #watch(member: Member): void {
    clearTimeout(member.timer);
    member.due = undefined;
    const [[id, job] = []] = member.jobs;
    if (!job || job.timeout === undefined) return; // none, or one that may take its time
    // What a new worker needs before it can begin is not the task's time.
    const hasBegun = member.proven || member.worker.current.value === id;
    const wait = hasBegun ? job.timeout : LOOK_AGAIN;
    member.due = { at: performance.now() + wait, job: hasBegun ? job : null };
    member.timer = setTimeout(() => this.#onDue(member), wait);
  }

  #onDue(member: Member): void {
    const { job } = member.due!;
    if (job === null) return this.#watch(member);
    member.due = undefined;
    const message = `Cannot finish the task: it took more than ${job.timeout} ms`;
    this.abort(job, new TimeoutError(message));
  }

  async #listen(): Promise<void> {
    const listening = this.#listening = new AbortController();
    try {
      let patient = this.#losePatience();
      while (this.#late.size > 0 || [...this.#members.values()].some(({ jobs }) => jobs.size > 0)) {
        if (this.#takeAll() > 0) patient = this.#losePatience();
        else if (performance.now() < patient) await new Promise<void>(inNextTurn);
        else this.#take(await this.#results.get({ signal: listening.signal }));
      }
    } catch (error) {
      if (!listening.signal.aborted) throw error;
    } finally {
      this.#listening = undefined;
    }
  }

  /** When to go to sleep if nothing comes. */
  #losePatience(): number {
    return performance.now() + (this.#usual < PATIENCE ? PATIENCE : 0);
  }

  #takeAll(): number {
    let count = 0;
    for (; !this.#results.empty(); count++) this.#take(this.#results.getNowait());
    return count;
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
    if (this.#members.has(number)) this.#watch(member);
    else this.#forgetIfDone(member);
    const failure = failed &&
      { error: rebuild(error!, member.worker.name, failed === "unsendable") };
    job?.settle({ failure, ...result, ms });
    this.refill();
  }

  /** A worker has ended: as it should, or it was lost. */
  #lose(member: Member): void {
    if (!this.#members.has(member.number)) return;
    this.#takeAll(); // what it has said before its end counts
    this.#members.delete(member.number);
    clearTimeout(member.timer);
    const { worker, jobs, doomed } = member;
    const current = worker.current.value;
    const how = worker.howEnded() ?? "ended";
    // It did its jobs in the order of their numbers: what comes before the last one has a result.
    const hasResult = (id: number): boolean => id < Math.abs(current) || id === -current;
    const orphans: [number, Job | null][] = [];
    for (const [id, job] of jobs) if (!hasResult(id)) orphans.push([id, job]);
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
        : id === current || this.#moved.has(job) || this.#countAttempt(job) === ATTEMPTS
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
    for (const member of [...this.#members.values(), ...this.#late.values()]) {
      clearTimeout(member.timer);
      jobs.push(...member.jobs.values());
      member.jobs.clear();
      if (!this.#members.has(member.number)) this.#forgetIfDone(member);
    }
    for (const job of jobs) job?.settle({ output: [], failure: { error }, ms: 0 });
    this.#listening?.abort();
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
    this.#listening?.abort();
    this.#allEnded.resolve(this.#heard.finally(() => this.#results[Symbol.dispose]()));
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
