import { encodeText } from "../codec/codec.ts";
import { collectTickets } from "../codec/tickets.ts";
import { InvalidStateError, type RemoteError } from "../errors.ts";
import { pollExit } from "../system/child_events.ts";
import { exitNow } from "../system/exit_now.ts";
import { dieWithParent } from "../system/session.ts";
import { getpid } from "../system/pids.ts";
import { setPriority } from "../system/priority.ts";
import { signalName } from "../system/signal_names.ts";
import { endLaneOf, isRecording } from "../timeline/recorder.ts";
import { deadlineOf, type SyncWaitOptions, type WaitOptions } from "../waiting.ts";
import { reportEnd, reportPath, takeReport } from "./error_report.ts";
import { type CurrentProcess, family, livingChildren, placeOf } from "./family.ts";
import { watchOverChildren } from "./farewell.ts";
import { isImporting } from "./find_work.ts";
import { forkChild } from "./forked_child.ts";
import { takeIncarnation } from "./incarnation.ts";
import type { ProcessOptions, ProcessSettings } from "./process_options.ts";
import { Sentinel } from "./sentinel.ts";
import { spawnChild } from "./spawned_child.ts";
import { peek, type StartedChild } from "./started_child.ts";
import type { AbstractClass, Target } from "./target.ts";
import { missingGuard, nameWork, type Work } from "./work.ts";

/**
 * A function, or the `run()` of a subclass, in a process of its own.
 *
 * Nothing is shared: the child has its own memory, and gets copies of its arguments. It runs with the
 * configuration and the permissions of its parent. It ends when its target has returned and nothing is
 * left to do, as every Deno program; an error that nobody catches is printed there under
 * `Process <name>:`, ends it with exit code 1, and is told to the parent as `error`.
 *
 * The main program does not end before its children, unless they are daemons: those are terminated
 * when it ends, however it ends. Start processes under `if (import.meta.main)`: the child imports the
 * same module, and must not start processes while it does.
 *
 * @typeParam F The target; `args` are checked against its parameters.
 *
 * @example
 * ```ts
 * import { Process } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function greet(name) { console.log(`hello ${name}`) }";
 * const { greet } = await import(module);
 *
 * const process = new Process({ module, target: greet, args: ["world"] });
 * process.start();
 * await process.join();
 * assertEquals(process.exitCode, 0);
 * ```
 */
export class Process<F extends Target = Target> implements AsyncDisposable, CurrentProcess {
  readonly #settings: ProcessSettings;
  readonly #target: F | undefined;
  readonly #args: readonly unknown[];
  readonly #work: Work | null;
  readonly #name: string;
  readonly #lineage: readonly number[];
  #daemon: boolean;
  #authKey: Uint8Array;
  #pid: number | null = null;
  #child: StartedChild | null = null;
  #exitCode: number | null = null;
  #error: RemoteError | null = null;
  #report = "";
  #closed = false;

  /**
   * Describes a process; nothing runs before `start()`.
   *
   * @param options What to run, and how.
   * @throws {TypeError} if the target or the subclass is not an export of the module by its own name.
   */
  constructor(options: ProcessOptions<F>) {
    const incarnation = takeIncarnation<Incarnation>();
    const { target, args = [], kwargs, ...settings } = options;
    this.#settings = settings;
    this.#target = target;
    this.#args = kwargs === undefined ? args : [...args, kwargs];
    const self = family();
    if (incarnation !== null) {
      // In the child: who it is has been decided by its parent.
      ({ name: this.#name, lineage: this.#lineage, daemon: this.#daemon, authKey: this.#authKey } =
        incarnation);
      this.#work = null;
      this.#pid = getpid();
      return;
    }
    const Class = new.target;
    const hasRun = this.run !== Process.prototype.run;
    const subclass = Class === Process ? null : Class as unknown as AbstractClass;
    this.#work = nameWork("process", options, subclass, hasRun);
    checkSettings(settings);
    this.#lineage = [...self.lineage, ++self.childrenNamed];
    this.#name = options.name ?? `${Class.name}-${this.#lineage.join(":")}`;
    this.#daemon = options.daemon ?? self.current.daemon;
    this.#authKey = self.current.authKey;
  }

  /** The name, for people: it need not be unique. */
  get name(): string {
    return this.#name;
  }

  /** The pid once started, else `null`. */
  get pid(): number | null {
    return this.#pid;
  }

  /** Whether it ends with its parent, and may have no children of its own. Set it before `start()`. */
  get daemon(): boolean {
    return this.#daemon;
  }

  /** @throws {InvalidStateError} after `start()`. */
  set daemon(value: boolean) {
    if (this.#pid !== null) {
      throw new InvalidStateError(
        `Cannot make ${this.#name} a daemon: it has been started already`,
      );
    }
    this.#daemon = value;
  }

  /** The secret that the processes of one program share; a child inherits it. */
  get authKey(): Uint8Array {
    return this.#authKey;
  }

  set authKey(value: Uint8Array) {
    this.#authKey = value;
  }

  /** `null` until it has ended; then its exit code, or −N if signal N killed it. */
  get exitCode(): number | null {
    this.#look();
    return this.#exitCode;
  }

  /** The error that ended it, with the stack that it had there; `null` if there was none. */
  get error(): RemoteError | null {
    this.#look();
    return this.#error;
  }

  /**
   * Something to wait for beside other things: it is ready when the process has ended.
   *
   * @throws {InvalidStateError} before `start()`.
   */
  get sentinel(): Sentinel {
    const child = this.#started("wait for");
    return new Sentinel(() => !this.isAlive(), child.exited);
  }

  /**
   * What the child does: calls the target with its arguments. Override it in a subclass.
   *
   * @returns Nothing, or a promise that the child waits for.
   */
  run(): unknown {
    return this.#target?.(...(this.#args as never[]));
  }

  /**
   * Starts it. Does not wait for it to be ready.
   *
   * @throws {InvalidStateError} if it was started or closed before, in a daemonic process, or while a
   *   child imports its module (the main guard is missing).
   * @throws {TypeError} if an argument cannot be sent to another process.
   * @throws {UnsupportedError} for `start: "fork"` where `fork()` does not work.
   */
  start(): void {
    this.#checkOpen("start");
    const self = family();
    if (isImporting()) throw new InvalidStateError(missingGuard("process", this.#name));
    if (this.#pid !== null) {
      throw new InvalidStateError(
        `Cannot start ${this.#name}: it has been started already; make a new Process`,
      );
    }
    if (self.current.daemon) {
      throw new InvalidStateError(
        `Cannot start ${this.#name}: daemonic processes are not allowed to have children`,
      );
    }
    const { start, nice } = this.#settings;
    const child = start === "fork" ? this.#fork() : this.#spawn();
    try {
      if (nice !== undefined) setPriority(nice, child.pid);
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
    this.#child = child;
    this.#pid = child.pid;
    livingChildren().add(this);
    watchOverChildren();
    child.exited.then((exitCode) => this.#ended(exitCode));
  }

  /**
   * Waits for it to end. Any number may wait at once; aborting or timing out changes nothing.
   *
   * @param options `timeout` in milliseconds (for ever if not given), `signal` to give up.
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} before `start()` and after `close()`.
   */
  async join(options: WaitOptions = {}): Promise<boolean> {
    const child = this.#started("join");
    if (await new Sentinel(() => !this.isAlive(), child.exited).wait(options)) {
      // The system has said so; Deno says it a little later, and alone would not wait for a daemon.
      await new Sentinel(() => false, child.exited).wait();
    }
    return !this.isAlive();
  }

  /**
   * Waits for it to end and blocks the thread meanwhile.
   *
   * @param options `timeout` in milliseconds (for ever if not given).
   * @returns Whether it has ended; `false` when the time was up.
   * @throws {InvalidStateError} before `start()` and after `close()`.
   * @throws {UnsupportedError} outside Linux, or without `--allow-ffi`.
   */
  joinSync(options: SyncWaitOptions = {}): boolean {
    const child = this.#started("join");
    const left = deadlineOf(options) - performance.now();
    if (this.isAlive()) pollExit([child.pid], left);
    return !this.isAlive();
  }

  /** Whether it has been started and has not ended. */
  isAlive(): boolean {
    this.#checkOpen("look at");
    this.#look();
    return this.#pid !== null && this.#exitCode === null;
  }

  /**
   * Asks it to end with SIGTERM. Without a handler for it, no clean-up runs there: no `finally`, and
   * its own children live on. Without effect once it has ended.
   *
   * @throws {InvalidStateError} before `start()` and after `close()`.
   */
  terminate(): void {
    this.#send("SIGTERM");
  }

  /**
   * Ends it with SIGKILL, which it cannot refuse. Without effect once it has ended.
   *
   * @throws {InvalidStateError} before `start()` and after `close()`.
   */
  kill(): void {
    this.#send("SIGKILL");
  }

  /**
   * Lets go of it; afterwards only `name`, `pid`, `exitCode` and `daemon` can be asked.
   *
   * @throws {InvalidStateError} while it is running.
   */
  close(): void {
    if (this.#closed) return;
    if (this.isAlive()) {
      throw new InvalidStateError(
        `Cannot close ${this.#name}: it is running; call join() first, or terminate()`,
      );
    }
    this.#closed = true;
    livingChildren().delete(this);
  }

  /** Terminates it if it is still running, or stopped, waits for its end, and closes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return;
    if (this.isAlive()) {
      this.terminate();
      this.#send("SIGCONT"); // one that is stopped learns of the other signal when it goes on
      await this.join();
    }
    this.close();
  }

  #spawn(): StartedChild {
    const self = family();
    this.#report = reportPath();
    const fields = this.#work!.subclass === null ? {} : { ...this };
    const { message, tickets } = collectTickets(() => ({
      args: encodeText(this.#args, { name: "args" }),
      fields: encodeText(fields),
    }));
    try {
      const child = spawnChild({
        name: this.#name,
        lineage: this.#lineage,
        daemon: this.#daemon,
        authKey: this.#authKey.toBase64(),
        parent: { pid: getpid(), name: self.current.name },
        diesWithThread: this.#daemon && !("WorkerGlobalScope" in globalThis),
        ...this.#work!,
        ...message,
        report: this.#report,
      });
      for (const ticket of tickets) ticket.address(child.pid, "process");
      return child;
    } catch (error) {
      for (const ticket of tickets) ticket.withdraw();
      throw error;
    }
  }

  #fork(): StartedChild {
    const self = family();
    const parent = { pid: getpid(), name: self.current.name };
    const place = placeOf(this, parent, this.#lineage);
    this.#report = reportPath();
    const child = forkChild(this.#name, this.#daemon);
    if (child !== null) return child;
    let code = 0;
    try {
      if (this.#daemon) dieWithParent(parent.pid);
      this.#pid = getpid();
      Object.assign(self, place);
      if (this.run() instanceof Promise) throw new TypeError(cannotWait(this.#name));
    } catch (error) {
      code = reportEnd(error, this.#name, this.#report);
    }
    exitNow(code);
  }

  #send(signal: "SIGTERM" | "SIGKILL" | "SIGCONT"): void {
    const child = this.#started(signal === "SIGKILL" ? "kill" : "terminate");
    if (this.isAlive()) child.kill(signal);
  }

  /** Asks the system, so that a program that never waits sees the truth too. */
  #look(): void {
    if (this.#exitCode !== null || this.#child === null) return;
    const exitCode = peek(this.#child);
    if (exitCode !== null) this.#ended(exitCode);
  }

  #ended(exitCode: number): void {
    if (this.#exitCode !== null) return;
    this.#exitCode = exitCode;
    livingChildren().delete(this);
    if (exitCode > 0) this.#error = takeReport(this.#report, `Process ${this.#name}`);
    if (isRecording() && this.#settings.start !== "fork") {
      const how = signalName(-exitCode) ?? `exit code ${exitCode}`;
      endLaneOf(this.#pid!, this.#name, how, exitCode);
    }
  }

  #started(action: string): StartedChild {
    this.#checkOpen(action);
    if (this.#child === null) {
      throw new InvalidStateError(`Cannot ${action} ${this.#name}: it has not been started`);
    }
    return this.#child;
  }

  #checkOpen(action: string): void {
    if (this.#closed) throw new InvalidStateError(`Cannot ${action} ${this.#name}: it is closed`);
  }
}

/**
 * The children of this process that are running, daemons included.
 *
 * @returns Those that have been started and have not ended.
 *
 * @example
 * ```ts
 * import { activeChildren } from "interleave/processes";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(activeChildren(), []);
 * ```
 */
export function activeChildren(): Process[] {
  return ([...livingChildren()] as Process[]).filter((child) => child.isAlive());
}

/** Who an object is when it is rebuilt in the child. */
interface Incarnation {
  readonly name: string;
  readonly lineage: readonly number[];
  readonly daemon: boolean;
  readonly authKey: Uint8Array;
}

function checkSettings({ start = "spawn", nice = 0 }: ProcessSettings): void {
  if (start !== "spawn" && start !== "fork") {
    throw new TypeError(
      `Cannot make a process: start is ${Deno.inspect(start)}; "spawn" or "fork" is possible`,
    );
  }
  if (!Number.isInteger(nice)) {
    throw new TypeError(`Cannot make a process: nice is ${nice}; give an integer from −20 to 19`);
  }
}

function cannotWait(name: string): string {
  return `Cannot run ${name} with start: "fork": its target is asynchronous, and a fork has no event ` +
    'loop to wait with; use start: "spawn"';
}
