import { AssertionError } from "@std/assert";
import { kill } from "../system/kill.ts";
import { type ProcessStatus, processStatus } from "../system/process_status.ts";
import { childrenOf, processTree } from "../system/process_tree.ts";
import { Process } from "../workers/process.ts";
import { exists } from "./exists.ts";
import { isAlive } from "./has_ended.ts";
import { begunOf, perform } from "./perform.ts";

/** What became of the function. */
export interface Returned<T> {
  /** What it returned, as JSON carries it. */
  readonly value: T;
  /** The children that its process had at that moment, zombies included. */
  readonly left: readonly ProcessStatus[];
}

/** A function that can be put on a stage. */
export type Play = (...args: never[]) => unknown;

/** How a function is put on a stage. */
export interface StageOptions {
  /**
   * Whether `fork()` works there. It needs a flag of V8 under which a thread that waits without blocking
   * notices late, so leave it out for threads.
   *
   * @default {true}
   */
  readonly forks?: boolean | undefined;
}

/**
 * Runs a function in a process of its own, in which `fork()` works, and looks at that process from
 * outside, where nothing that the function does can stop the looking.
 *
 * @typeParam F The function.
 *
 * @example
 * ```ts
 * import { Stage } from "interleave/checks";
 * import { assertEquals } from "@std/assert";
 *
 * const module = "data:text/javascript,export function add(a, b) { return a + b }";
 * const { add } = await import(module);
 *
 * await using stage = new Stage(module, add, [2, 3]);
 * assertEquals((await stage.end()).value, 5);
 * ```
 */
export class Stage<F extends Play> implements AsyncDisposable {
  readonly #process: Process;
  readonly #name: string;
  readonly #folder = Deno.makeTempDirSync({ prefix: "interleave-" });
  readonly #report = `${this.#folder}/returned.json`;

  /**
   * Calls `play(...args)` there.
   *
   * @param module `import.meta.url` of the module that exports `play`.
   * @param play The function.
   * @param args Are copied, so they must be plain data; a file is how both sides can talk.
   * @param options `forks: false` for a play of threads.
   */
  constructor(module: string, play: F, args: Parameters<F>, { forks = true }: StageOptions = {}) {
    this.#name = play.name;
    this.#process = new Process({
      module: import.meta.resolve("./perform.ts"),
      target: perform,
      args: [module, play.name, args, this.#report],
      name: play.name,
    });
    // An editor's `deno test` knows nothing of the flag that fork() needs; the child gets it this way.
    if (forks) Deno.env.set("DENO_V8_FLAGS", "--single-threaded");
    this.#process.start();
    Deno.env.delete("DENO_V8_FLAGS");
  }

  /** The pid of the process that the function runs in. */
  get pid(): number {
    return this.#process.pid!;
  }

  /** Its children, zombies included. */
  get children(): ProcessStatus[] {
    return childrenOf(this.pid);
  }

  /** Its children that have not ended. */
  get living(): ProcessStatus[] {
    return this.children.filter(isAlive);
  }

  /** What it does, in a word. */
  get state(): "runs" | "waits" | "has ended" {
    const status = processStatus(this.pid);
    if (status === null || !isAlive(status)) return "has ended";
    return status.state === "R" ? "runs" : "waits";
  }

  /** Whether no thread of its process runs, or is about to. */
  get isAsleep(): boolean {
    return isAsleep(this.pid);
  }

  /** Whether its process has ended. */
  get hasEnded(): boolean {
    return !this.#process.isAlive();
  }

  /** What the function returned; `null` as long as it has not. */
  get returned(): Returned<Awaited<ReturnType<F>>> | null {
    try {
      return JSON.parse(Deno.readTextFileSync(this.#report));
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return null;
      throw error;
    }
  }

  /**
   * Waits until the function is called there, or its process has ended. Until then nobody's rest means
   * anything: a program that is being loaded waits for files that others have locked.
   */
  async begun(): Promise<void> {
    while (!this.hasEnded && !exists(begunOf(this.#report))) await pause();
  }

  /**
   * Waits until nothing moves any more: every thread of the process, and of all below it, sleeps.
   * What is to be seen then does not depend on how fast the machine is.
   */
  async settle(): Promise<void> {
    await this.#look(() => null, this.pid, QUIET);
  }

  /**
   * Waits until `seen` gives something, or nothing has moved for long; then it gives `null`.
   *
   * @param pid Whose rest to wait for: a process that is below this one no more.
   */
  async until<T>(seen: () => T | null, pid = this.pid): Promise<T | null> {
    return await this.#look(seen, pid, LONG_QUIET);
  }

  async #look<T>(seen: () => T | null, pid: number, enough: number): Promise<T | null> {
    await this.begun();
    let family = [pid];
    // One look is not one moment: a thread may be woken behind our back, but not so often in a row.
    for (let quiet = 0, looks = 0; quiet < enough && looks < MOST_LOOKS; looks++) {
      const found = seen();
      if (found !== null) return found;
      quiet = family.every(isAsleep) ? quiet + 1 : 0;
      // Who sleeps starts nobody, so the whole list is read only when a rest begins and when it ends.
      if (quiet === 1 || quiet === enough) {
        const now = everybody(pid);
        if (String(now) !== String(family)) quiet = 0;
        family = now;
      }
      await pause();
    }
    return seen();
  }

  /**
   * Waits for the end of the process, and gives what the function returned.
   *
   * @throws {AssertionError} if it did not return: it failed, its process was ended, or all sleep.
   */
  async end(): Promise<Returned<Awaited<ReturnType<F>>>> {
    for (let quiet = 0; !await this.#process.join({ timeout: PATIENCE_MS });) {
      const isQuiet = everybody(this.pid).every(isAsleep);
      quiet = isQuiet ? quiet + 1 : Math.max(0, quiet - WORTH);
      if (quiet < MOST_QUIET) continue;
      const children = listProcesses(this.children);
      throw new AssertionError(`${this.#name}() does not return: all wait; children: ${children}`);
    }
    const { returned } = this;
    if (returned !== null) return returned;
    const { error, exitCode } = this.#process;
    const how = error?.remoteStack ?? `it ended its process with exit code ${exitCode}`;
    throw new AssertionError(`${this.#name}() did not return: ${how}`);
  }

  /** Ends everything that is still there: something is, when a claim has failed. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.isAlive()) {
      for (const pid of everybody(this.pid)) end(pid);
      await this.#process.join();
    }
    Deno.removeSync(this.#folder, { recursive: true });
  }
}

/** At so many looks in a row everybody has to be asleep. */
const QUIET = 10;
/** The same where something is expected: only who waits in vain pays for the patience. */
const LONG_QUIET = 60;
/** How often to look before something that never comes to rest is taken as it is. */
const MOST_LOOKS = 400;

/** Between two looks whether a process that does not end still moves, in milliseconds. */
const PATIENCE_MS = 50;
/** When so many more looks found all asleep than not, nobody will wake them. */
const MOST_QUIET = 40;
/**
 * How many of these looks one counts at which somebody was awake. Not all: threads that wait look by
 * themselves now and then, and on a busy machine they are seen at it.
 */
const WORTH = 4;

/**
 * Processes in a message: `4711 (S), 4712 (Z)`.
 *
 * @param processes What `childrenOf()` gave.
 *
 * @example
 * ```ts
 * import { listProcesses } from "interleave/checks";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(listProcesses([]), "none");
 * ```
 */
export function listProcesses(processes: readonly ProcessStatus[]): string {
  return processes.map(({ pid, state }) => `${pid} (${state})`).join(", ") || "none";
}

/** Lets time pass between two looks. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

/** The pids of a process and of all below it, from the top. */
function everybody(pid: number): number[] {
  const root = processTree(pid);
  const found = root === null ? [] : [root];
  for (const { children } of found) found.push(...children);
  return found.map(({ pid }) => pid);
}

/** Whether no thread of a process runs, or is about to. */
function isAsleep(pid: number): boolean {
  try {
    return [...Deno.readDirSync(`/proc/${pid}/task`)].every(({ name }) => {
      const stat = Deno.readTextFileSync(`/proc/${pid}/task/${name}/stat`);
      return !/[RD]/.test(stat.charAt(stat.lastIndexOf(")") + 2));
    });
  } catch {
    return processStatus(pid) === null; // otherwise a thread of it is just ending
  }
}

function end(pid: number): void {
  try {
    kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
