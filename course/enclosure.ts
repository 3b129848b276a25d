import { allProcesses, type ProcessStatus, processStatus, signalName } from "interleave/system";
import { makeShared } from "./files.ts";
import type { Limits, Room, Sandbox } from "./sandbox.ts";
import type { Watchdog } from "./watchdog.ts";

/** Where a run is closed in. */
export interface EnclosureOptions {
  readonly sandbox: Sandbox;
  readonly room: Room;
}

/** How often to look whether the program has ended, or takes too much, in milliseconds. */
const LOOK_MS = 100;
/** How long the end of a namespace may take, in milliseconds. */
const END_MS = 5000;

/** One run inside a sandbox, as seen from outside. */
export class Enclosure {
  /** How the command begins, instead of `deno`. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly #note: string;
  readonly #limits: Limits;
  #outer = 0;
  #printed = 0;

  /** Prepares a run of `deno` with `args` in the folders of `watchdog`. */
  constructor(
    args: readonly string[],
    deadline: number,
    { sandbox, room }: EnclosureOptions,
    { folder, work }: Watchdog,
  ) {
    this.#note = `${folder}/ended-${crypto.randomUUID()}`;
    this.#limits = sandbox.limits;
    makeShared(this.#note);
    const writable = [...room.writable, this.#note];
    [this.file, this.args] = sandbox.command(args, {
      room: { ...room, writable },
      work,
      note: this.#note,
      deadline,
    });
    this.env = sandbox.environment(work);
  }

  /** The process that was started; the run is below it. */
  set outer(pid: number) {
    this.#outer = pid;
  }

  /** Counts what the run prints. */
  count(chunk: Uint8Array): void {
    this.#printed += chunk.length;
  }

  /** Everybody in the namespace but its first process, which is ours. */
  members(): ProcessStatus[] {
    const warden = this.#warden();
    const space = warden && namespaceOf(warden);
    if (!space) return [];
    return allProcesses()
      .filter((pid) => pid !== warden && namespaceOf(pid) === space)
      .map((pid) => processStatus(pid))
      .filter((status) =>
        status !== null && status.state !== "Z" && status.state !== "X"
      ) as ProcessStatus[];
  }

  /**
   * Waits until the program has ended, or the whole run, or the run takes more than it may.
   *
   * @returns What it took too much of, in words; `null` when it did not.
   */
  async ended(whole: Promise<unknown>): Promise<string | null> {
    let isOver = false;
    whole.then(() => isOver = true);
    while (!isOver) {
      await settled(whole, LOOK_MS);
      const excess = this.#excess();
      if (excess !== null) return excess;
      if (this.#code() !== null) break; // what it has left behind may be too much
    }
    return this.#excess();
  }

  /** Ends everybody inside, by ending the first of them. */
  async end(whole: Promise<unknown>): Promise<void> {
    let isOver = false;
    whole.then(() => isOver = true);
    const until = performance.now() + END_MS;
    while (!isOver && performance.now() < until) {
      kill(this.#warden() ?? this.#outer);
      await settled(whole, 10);
    }
    if (!isOver) kill(this.#outer);
  }

  /** How the program ended: the shell that started it says so, unless the run was ended. */
  async status(whole: Promise<Deno.CommandStatus>): Promise<Omit<Deno.CommandStatus, "success">> {
    const code = this.#code() ?? (await whole).code;
    const signal = code > 128 && code < 160 ? signalName(code - 128) : null;
    return { code, signal };
  }

  #code(): number | null {
    const text = Deno.readTextFileSync(this.#note);
    return text === "" ? null : Number(text);
  }

  #warden(): number | undefined {
    const children = read(this.#outer, `task/${this.#outer}/children`);
    return Number.parseInt(children) || undefined;
  }

  #excess(): string | null {
    const { processes, memory, output } = this.#limits;
    if (this.#printed > output) return `It printed more than ${inMiB(output)}`;
    const members = this.members();
    const threads = members.reduce((sum, { pid }) => sum + threadsOf(pid), 0);
    if (threads > processes) return `It had more than ${processes} processes and threads at once`;
    // Pages that several share count in each: only a sum that is too high is worth the exact one.
    const pids = members.map(({ pid }) => pid);
    const isOver = sum(pids, "status", /^Rss(?:Anon|Shmem):\s+(\d+)/gm) > memory &&
      sum(pids, "smaps_rollup", /^Pss_(?:Anon|Shmem):\s+(\d+)/gm) > memory;
    return isOver ? `It used more than ${inMiB(memory)} of memory` : null;
  }
}

/** Waits until it has settled, or for so many milliseconds. */
async function settled(promise: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([promise, late.promise]);
  clearTimeout(timer);
}

function namespaceOf(pid: number): string | null {
  try {
    return Deno.readLinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null; // gone, or somebody else's
  }
}

function threadsOf(pid: number): number {
  return Number(read(pid, "status").match(/^Threads:\s+(\d+)/m)?.[1] ?? 0);
}

/** Bytes: what a file under `/proc` tells of each process in KiB. */
function sum(pids: readonly number[], file: string, pattern: RegExp): number {
  const texts = pids.map((pid) => read(pid, file));
  return texts.flatMap((text) => [...text.matchAll(pattern)])
    .reduce((total, [, kib]) => total + 1024 * Number(kib), 0);
}

function read(pid: number, file: string): string {
  try {
    return Deno.readTextFileSync(`/proc/${pid}/${file}`);
  } catch {
    return "";
  }
}

function inMiB(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

function kill(pid: number): void {
  try {
    Deno.kill(pid, "SIGKILL");
  } catch {
    // It ended before.
  }
}
