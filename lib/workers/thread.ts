import { encodeText } from "../codec/codec.ts";
import { type Moved, takeAway } from "../codec/move.ts";
import { collectTickets } from "../codec/tickets.ts";
import { InvalidStateError, type RemoteError, TimeoutError } from "../errors.ts";
import { admitThread } from "../memory/thread_memory.ts";
import { nextThreadName, ThreadRecord } from "../memory/thread_table.ts";
import { dismissThread } from "../memory/thread_ticket.ts";
import { isRecording } from "../timeline/recorder.ts";
import type { SyncWaitOptions, WaitOptions } from "../waiting.ts";
import { family } from "./family.ts";
import { isImporting } from "./find_work.ts";
import { takeIncarnation } from "./incarnation.ts";
import { remoteError } from "./remote_report.ts";
import type { AbstractClass, Target } from "./target.ts";
import { thisThread } from "./this_thread.ts";
import { forget, introduce, letTravel } from "./known_threads.ts";
import { StartedThread } from "./started_thread.ts";
import type { ThreadHandle } from "./thread_handle.ts";
import { PATIENCE, startWorker, stopPatience } from "./thread_host.ts";
import type { ThreadOptions } from "./thread_options.ts";
import type { ThreadOrders } from "./thread_orders.ts";
import { missingGuard, nameWork, type Work } from "./work.ts";

/**
 * A function, or the `run()` of a subclass, in a thread of its own: it runs at the same time as the
 * others, on another core if there is one.
 *
 * Threads share memory, but not variables: each imports the modules that it needs, and has their
 * variables for itself. What is shared is what lies in shared memory: a `SharedArrayBuffer` among the
 * arguments, and locks, queues and their kin of `interleave/threads`. Everything else is copied, or moved:
 * see `move()`.
 *
 * A thread ends when its target has returned, or the promise that it returned is settled; what it has
 * not awaited is dropped. An error that nobody catches is printed under `Exception in thread <name>:`
 * and ends the thread, but not the program: see `error` and `setExcepthook()`. `exit()` ends the thread
 * that calls it, silently.
 *
 * The program does not end before its threads, unless they are daemons, or an error that nobody catches
 * ends the main thread. A thread cannot be killed, only
 * asked: `cancel()`. One that was cancelled may keep the program alive for two more seconds; if it has
 * not ended then, its name is printed, and the program ends without it, with exit code 1.
 *
 * Start threads under `if (import.meta.main)`: they import the same module.
 *
 * @typeParam F The target; `args` are checked against its parameters.
 *
 * @example
 * ```ts
 * import { Thread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function fill(bytes) { bytes.fill(7) }";
 * const { fill } = await import(module);
 *
 * const bytes = new Uint8Array(new SharedArrayBuffer(4));
 * const thread = new Thread({ module, target: fill, args: [bytes] });
 * thread.start();
 * await thread.join();
 * assertEquals([...bytes], [7, 7, 7, 7]);
 * ```
 */
export class Thread<F extends Target = Target> implements AsyncDisposable, ThreadHandle {
  readonly #target: F | undefined;
  readonly #args: readonly unknown[];
  readonly #work: Work | null;
  readonly #name: string;
  #daemon: boolean;
  #started: StartedThread | null = null;
  #record: ThreadRecord | null = null;
  #error: RemoteError | null = null;

  /**
   * Describes a thread; nothing runs before `start()`.
   *
   * @param options What to run, and how.
   * @throws {TypeError} if the target or the subclass is not an export of the module by its own name.
   */
  constructor(options: ThreadOptions<F>) {
    const incarnation = takeIncarnation<StartedThread>();
    const { target, args = [], kwargs, name, daemon } = options;
    this.#target = target;
    this.#args = kwargs === undefined ? args : [...args, kwargs];
    if (incarnation !== null) {
      // In the thread: who it is has been decided by the one that started it.
      ({ name: this.#name, daemon: this.#daemon } = incarnation);
      this.#started = incarnation;
      this.#work = null;
      return;
    }
    const Class = new.target;
    const hasRun = this.run !== Thread.prototype.run;
    // One that does nothing of its own need not be found there.
    const subclass = hasRun ? Class as unknown as AbstractClass : null;
    this.#work = nameWork("thread", options, subclass, hasRun);
    this.#name = name === undefined ? nameFor(Class.name, target) : String(name);
    this.#daemon = daemon ?? thisThread().daemon;
  }

  /** The name, for people: it need not be unique. */
  get name(): string {
    return this.#name;
  }

  /** Its number, which no other thread of this program ever has; `null` before `start()`. */
  get ident(): number | null {
    return this.#started?.ident ?? null;
  }

  /** Whether the program may end although it still runs. Set it before `start()`. */
  get daemon(): boolean {
    return this.#daemon;
  }

  /** @throws {InvalidStateError} after `start()`. */
  set daemon(value: boolean) {
    if (this.#started !== null) {
      throw new InvalidStateError(
        `Cannot make ${this.#name} a daemon: it has been started already`,
      );
    }
    this.#daemon = value;
  }

  /** Whether it was asked to end. */
  get cancelled(): boolean {
    return this.#started?.cancelled ?? false;
  }

  /**
   * Aborted when it is asked to end; only in the thread itself.
   *
   * @throws {InvalidStateError} in another thread, and before `start()`.
   */
  get signal(): AbortSignal {
    return this.#whenStarted("give the signal of").signal;
  }

  /**
   * The error that ended it, with the stack that it had there; `null` if there was none. Known only in
   * the thread that started it.
   */
  get error(): RemoteError | null {
    this.#look();
    return this.#error;
  }

  /**
   * What the thread does: calls the target with its arguments. Override it in a subclass.
   *
   * @returns Nothing, or a promise that the thread waits for.
   */
  run(): unknown {
    return this.#target?.(...(this.#args as never[]));
  }

  /**
   * Starts it. Does not wait for it to be ready.
   *
   * It begins whether or not this thread comes to rest meanwhile. Only in a thread that was itself
   * started by another, and while the main thread is blocked, beginning takes a second.
   *
   * @throws {InvalidStateError} if it was started before, or while a thread or process imports its
   *   module (the main guard is missing).
   * @throws {TypeError} if an argument cannot be sent to another thread.
   * @throws {DOMException} `DataCloneError` if what was given to `move()` cannot be moved after all.
   * @throws {UnsupportedError} without `--allow-read`.
   */
  start(): void {
    if (isImporting()) throw new InvalidStateError(missingGuard("thread", this.#name));
    if (this.#started !== null) {
      throw new InvalidStateError(
        `Cannot start ${this.#name}: it has been started already; make a new Thread`,
      );
    }
    const shared: SharedArrayBuffer[] = [];
    const moved: Moved[] = [];
    const fields = this.#work!.subclass === null ? {} : { ...this };
    const { message, tickets } = collectTickets(() => ({
      args: encodeText(this.#args, { name: "args", to: "thread", shared, moved }),
      fields: encodeText(fields, { to: "thread", shared, moved }),
    }));
    const ticket = admitThread();
    const ident = ticket.thread;
    const description = { ident, name: this.#name, daemon: this.#daemon };
    this.#started = new StartedThread(description);
    this.#record = ThreadRecord.publish(description);
    introduce(ident, this);
    try {
      startWorker(
        {
          ...description,
          ...this.#work!,
          ticket,
          ...message,
          shared,
          isRecorded: isRecording(),
          begins: beginnings.get(this)?.() ?? null,
          process: thisProcess(),
          isFollowed: moved.length > 0,
        },
        () => this.#look(),
        takeAway(moved),
      );
      for (const each of tickets) each.address(ident, "thread");
    } catch (error) {
      for (const each of tickets) each.withdraw();
      dismissThread(ticket);
      this.#look();
      this.#started = null;
      throw error;
    }
  }

  /**
   * Waits for it to end. Any number may wait at once; aborting or timing out changes nothing.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} before `start()`, and in the thread itself.
   */
  async join(options: WaitOptions = {}): Promise<boolean> {
    await this.#whenStarted("join").join(options);
    return !this.isAlive();
  }

  /**
   * Waits for it to end and blocks the thread meanwhile.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} before `start()`, and in the thread itself.
   */
  joinSync(options: SyncWaitOptions = {}): boolean {
    this.#whenStarted("join").joinSync(options);
    return !this.isAlive();
  }

  /** Whether it has been started and has not ended. */
  isAlive(): boolean {
    this.#look();
    return this.#started?.isAlive() ?? false;
  }

  /**
   * Asks it to end: `currentThread().cancelled` becomes true there, `currentThread().signal` is aborted,
   * and a wait that blocks it (`…Sync`), or the next one that would, throws a `CancelledError`, once.
   * Whether and when it ends is its own affair. Without effect once it has ended.
   *
   * @throws {InvalidStateError} before `start()`.
   */
  cancel(): void {
    this.#whenStarted("cancel").cancel();
  }

  /**
   * Cancels it if it is still running, and waits for its end.
   *
   * @throws {TimeoutError} if it does not end within two seconds.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.isAlive()) return;
    this.cancel();
    if (await this.join({ timeout: PATIENCE })) return;
    throw new TimeoutError(
      `Cannot end ${this.#name}: it was cancelled ${
        PATIENCE / 1000
      } s ago and still runs; have it ` +
        "look at currentThread().cancelled, or wait with currentThread().signal",
    );
  }

  /** Takes over what it has left, once it has ended. */
  #look(): void {
    if (this.#record === null || this.#started!.isAlive()) return;
    const report = this.#record.takeReport();
    this.#record = null;
    forget(this.#started!.ident);
    stopPatience(this.#started!.ident);
    if (report !== null) this.#error = remoteError(`Thread ${this.#name}`, report);
  }

  #whenStarted(action: string): StartedThread {
    if (this.#started !== null) return this.#started;
    throw new InvalidStateError(`Cannot ${action} ${this.#name}: it has not been started`);
  }
}

letTravel("thread object", Thread);

const beginnings = new WeakMap<Thread, () => number>();

/** Has a thread begin at a certain time, asked for when it is started: see `ThreadOrders.begins`. */
export function beginLate(thread: Thread, begins: () => number): void {
  beginnings.set(thread, begins);
}

function nameFor(className: string, target: Target | undefined): string {
  const name = `${className}-${nextThreadName()}`;
  return target === undefined ? name : `${name} (${target.name})`;
}

function thisProcess(): ThreadOrders["process"] {
  const { current: { name, daemon, authKey }, lineage, parent, mainModule } = family();
  return {
    name,
    daemon,
    authKey,
    lineage,
    parent: parent && { pid: parent.pid, name: parent.name },
    mainModule,
  };
}
