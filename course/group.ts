/**
 * Runs strangers' code so that nothing of it stays behind.
 *
 * One run is one Deno process in a process group of its own, with a deadline. Whatever it starts is
 * found again: by its group, by the mark in its environment, which also a process carries that has
 * left the group (`setsid`), or as the child of such a one. A process that drops all three, group,
 * environment and parent, escapes. Without `/proc`, which only Linux has, its group alone is known.
 *
 * @module
 */
import { delay } from "@std/async";
import { allProcesses, type ProcessStatus, processStatus } from "interleave/system";
import { Enclosure, type EnclosureOptions } from "./enclosure.ts";
import type { Waiting } from "./verdict.ts";
import { whatTheyDo } from "./waiting.ts";
import { MARK, Watchdog } from "./watchdog.ts";

/** What to run, and its bounds. */
export interface GroupOptions {
  /** The arguments of `deno`. */
  readonly args: readonly string[];
  /** Variables on top of the course's own; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the main process reads on its standard input; nothing if not given. */
  readonly input?: string;
  /** How long the run may take, in milliseconds. */
  readonly deadline: number;
  /** Ends the run by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Receives what the processes print, as it comes. */
  readonly onOutput?: (chunk: Uint8Array, stream: OutputStream) => void;
  /** Guards the run, which works in its folder; one is started for it if not given. */
  readonly watchdog?: Watchdog;
  /** How long children may take to end after the main process, in milliseconds; 500 if not given. */
  readonly grace?: number;
  /** Where to close it in; it runs in the open if not given. */
  readonly enclosure?: EnclosureOptions | undefined;
}

/** Where a process prints. */
export type OutputStream = "stdout" | "stderr";

/** How a run ended. Nothing of it runs any more. */
export interface GroupResult {
  /** The exit code of the main process; 128 + n for signal n. */
  readonly code: number;
  /** The signal that ended the main process; `SIGKILL` when the time was up. */
  readonly signal: Deno.Signal | null;
  readonly timedOut: boolean;
  /** What an enclosed run took too much of, so that it was ended; `null` if nothing. */
  readonly excess: string | null;
  /** When the time was up: who waited for what. */
  readonly waiting: readonly Waiting[];
  /** Processes that were still there when the main process had ended by itself. */
  readonly leftovers: readonly Waiting[];
  /** From the start to the end of the main process, in milliseconds. */
  readonly ms: number;
}

/** How long pipes may take to run dry once nobody writes into them, in milliseconds. */
const DRAIN_MS = 1000;
const GRACE_MS = 500;
/** How long SIGKILL may take to have an effect; only a broken device makes it slow. */
const KILL_MS = 10_000;

/** A test of ours that runs lessons does not measure how much of them runs: it would take twice as long. */
const NO_COVERAGE = { DENO_COVERAGE_DIR: undefined };

/**
 * Runs a Deno process and everything it starts, and ends them all.
 *
 * Waits until the main process ends, or the deadline, or the signal; then for the end of every other
 * process of the run. When the course itself is killed, the watchdog ends them within two seconds.
 *
 * @throws the signal's reason, once nothing is left.
 */
export async function runGroup(options: GroupOptions): Promise<GroupResult> {
  const { deadline, signal, onOutput, grace = GRACE_MS } = options;
  signal?.throwIfAborted();
  await using own = options.watchdog ? null : new Watchdog();
  const watchdog = options.watchdog ?? own!;
  const mark = `${watchdog.mark}/${crypto.randomUUID()}`;
  const start = performance.now();
  const enclosure = options.enclosure &&
    new Enclosure(options.args, deadline, options.enclosure, watchdog);
  const child = new Deno.Command(enclosure?.file ?? Deno.execPath(), {
    args: [...enclosure?.args ?? options.args],
    cwd: watchdog.work,
    clearEnv: true,
    env: environment({
      ...enclosure?.env ?? Deno.env.toObject(),
      ...options.env,
      ...NO_COVERAGE,
      TMPDIR: watchdog.work,
      [MARK]: mark,
    }),
    detached: true,
    stdin: options.input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  if (enclosure) enclosure.outer = child.pid;
  if (options.input !== undefined) feed(child.stdin, options.input);
  await watchdog.guard(child.pid);
  const take = (stream: OutputStream) => (chunk: Uint8Array): void => {
    enclosure?.count(chunk);
    onOutput?.(chunk, stream);
  };
  const output = [
    new Output(child.stdout, take("stdout")),
    new Output(child.stderr, take("stderr")),
  ];

  const members = (): ProcessStatus[] => enclosure?.members() ?? membersOf(child.pid, mark);
  const ended = enclosure?.ended(child.status) ?? child.status.then(() => null);
  let timedOut = false;
  let excess: string | null = null;
  let waiting: Waiting[] = [];
  let leftovers: Waiting[] = [];
  let ms: number;
  try {
    timedOut = !await endsBefore(deadline, ended, output, signal);
    ms = performance.now() - start;
    excess = timedOut ? null : await ended;
    if (timedOut) waiting = whatTheyDo(members());
    else if (excess === null) leftovers = whatTheyDo(await remaining(members, grace));
  } finally {
    await (enclosure?.end(child.status) ?? killAll(child.pid, members));
    await child.status;
    await watchdog.forget(child.pid);
    await Promise.all(output.map((stream) => stream.close()));
  }
  const { code, signal: endSignal } = await enclosure?.status(child.status) ?? await child.status;
  return { code, signal: endSignal, timedOut, excess, waiting, leftovers, ms };
}

/** Writes all of it; a process that ends before it has read it says so by its end. */
async function feed(stdin: WritableStream<Uint8Array>, input: string): Promise<void> {
  const writer = stdin.getWriter();
  await writer.write(new TextEncoder().encode(input)).catch(() => {});
  await writer.close().catch(() => {});
}

/** Reads one output of the main process; its descendants may hold the other end as well. */
class Output {
  /** Settles when everybody has closed it; rejects with what the receiver threw. */
  readonly done: Promise<void>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream<Uint8Array>, receive: (chunk: Uint8Array) => void) {
    this.#reader = stream.getReader();
    this.done = this.#pump(receive);
    this.done.catch(() => {}); // told by endsBefore(); must not end the course meanwhile
  }

  /** Takes what is left; does not wait for an escaped process that holds on to the pipe. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.#reader.cancel(), DRAIN_MS);
    await this.done.catch(() => this.#reader.cancel());
    clearTimeout(timer);
  }

  async #pump(receive: (chunk: Uint8Array) => void): Promise<void> {
    for (;;) {
      const { value, done } = await this.#reader.read();
      if (done) return;
      receive(value);
    }
  }
}

/** Whether the main process ended by itself in time. */
async function endsBefore(
  deadline: number,
  ended: Promise<unknown>,
  output: readonly Output[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const over = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => over.resolve(false), deadline);
  const onAbort = (): void => over.reject(signal!.reason);
  signal?.addEventListener("abort", onAbort);
  ended.then(() => over.resolve(true), over.reject);
  for (const { done } of output) done.catch(over.reject);
  try {
    return await over.promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Who is still there after the grace; a child that is just ending is waited for. */
async function remaining(members: () => ProcessStatus[], grace: number): Promise<ProcessStatus[]> {
  const until = performance.now() + grace;
  for (let pause = 1;; pause = Math.min(2 * pause, 50)) {
    const left = members();
    if (left.length === 0 || performance.now() >= until) return left;
    await delay(pause);
  }
}

/** Sends SIGKILL until nobody is left; it ends stopped processes, too. */
async function killAll(group: number, members: () => ProcessStatus[]): Promise<void> {
  if (Deno.build.os !== "linux") return kill(-group);
  const until = performance.now() + KILL_MS;
  for (let pause = 1;; pause = Math.min(2 * pause, 20)) {
    const left = members();
    if (left.length === 0 || performance.now() >= until) return;
    // By groups, because that takes in whoever is born between the look and the signal.
    for (const { pgid } of left) kill(-pgid);
    for (const { pid } of left) kill(pid);
    await delay(pause);
  }
}

function kill(pid: number): void {
  try {
    Deno.kill(pid, "SIGKILL");
  } catch {
    // It ended before.
  }
}

/**
 * Everybody who belongs to the run and has not ended.
 *
 * The list is not one moment: a process that leaves while it is read may have started another one
 * behind our back, and one that is just becoming another program has no environment for an instant.
 * A reading with such a doubt is done again.
 */
function membersOf(group: number, mark: string): ProcessStatus[] {
  if (Deno.build.os !== "linux") return [];
  for (let tries = 1;; tries++) {
    const all = allProcesses().map((pid) => processStatus(pid));
    const living = all.filter((status) => status !== null).filter((status) => !isOver(status));
    const marks = living.map(({ pid }) => environmentOf(pid));
    const doubt = all.includes(null) ||
      living.some((status, n) => marks[n] === "" && !isOfKernel(status));
    if (doubt && tries < 5) continue;
    const members = new Set<number>();
    living.forEach(({ pid, pgid }, n) => {
      if (pgid === group || marks[n]!.includes(`${MARK}=${mark}`)) members.add(pid);
    });
    for (let before = 0; before < members.size;) {
      before = members.size;
      for (const { pid, ppid } of living) if (members.has(ppid)) members.add(pid);
    }
    return living.filter(({ pid }) => members.has(pid));
  }
}

/** A zombie cannot do anything any more, and vanishes with its parent. */
function isOver({ state }: ProcessStatus): boolean {
  return state === "Z" || state === "X";
}

/** Threads of the kernel are children of `kthreadd`, which is always 2, and have no environment. */
function isOfKernel({ pid, ppid }: ProcessStatus): boolean {
  return pid === 2 || ppid === 2;
}

function environmentOf(pid: number): string {
  try {
    return Deno.readTextFileSync(`/proc/${pid}/environ`);
  } catch {
    return "not ours to read, or gone";
  }
}

function environment(
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
