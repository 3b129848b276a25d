// Readers that share out the files, a process for each parse with a permit, a thread pool that counts.
import { gather, run, type Task } from "interleave/coroutines";
import { Pool } from "interleave/pools";
import { Process, Queue } from "interleave/processes";
import { getpid, kill } from "interleave/system";
import { currentThread, SharedArray } from "interleave/threads";

export const LIMIT = 4;
export const WORKERS = 2;
export const STATUSES = ["200", "404", "500"] as const;

export type File = string;

export interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly broken: readonly File[];
}

export interface Watch {
  readonly notes: string;
  readonly doors: Readonly<Record<"reads" | "parses" | "counts", string>>;
}

export interface Counts {
  get(index: number): number;
  set(index: number, value: number): void;
  getLock(): { holdSync(): Disposable };
}

export async function readLog(file: File, watch: Watch): Promise<string> {
  note(watch, "reads", file);
  using door = await Deno.open(watch.doors.reads);
  await door.lock();
  return await Deno.readTextFile(file);
}

export function parse(text: string, file: File, watch: Watch): number[] {
  note(watch, "parses", file);
  using door = Deno.openSync(watch.doors.parses);
  door.lockSync();
  if (text.includes("💣")) kill(getpid(), "SIGKILL");
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => STATUSES.findIndex((status) => line.endsWith(` ${status}`)));
}

export function tally(statuses: readonly number[], counts: Counts): void {
  for (const status of statuses) {
    using _held = counts.getLock().holdSync();
    counts.set(status, counts.get(status) + 1);
  }
}

export function count(
  statuses: readonly number[],
  counts: SharedArray<"int32">,
  watch: Watch,
): void {
  note(watch, "counts", `${statuses.length} lines`);
  using door = Deno.openSync(watch.doors.counts);
  door.lockSync();
  tally(statuses, counts);
}

/** What a process does: parses one file, and hands over what it has found. */
export async function parseOne(
  text: string,
  file: File,
  watch: Watch,
  found: Queue<number[]>,
): Promise<void> {
  await found.put(parse(text, file, watch));
}

export async function crunch(files: readonly File[], watch: Watch): Promise<Report> {
  const texts = new Map<File, string>();
  const toRead = [...files];
  const reader = async (task: Task): Promise<void> => {
    for (let file = toRead.shift(); file !== undefined; file = toRead.shift()) {
      texts.set(file, await task.until(readLog(file, watch)));
    }
  };
  await run((task) => task.until(gather(Array(LIMIT).fill(reader))));

  const parsed = new Map<File, number[]>();
  const toParse = [...files];
  const lane = async (): Promise<void> => {
    for (let file = toParse.shift(); file !== undefined; file = toParse.shift()) {
      const found = new Queue<number[]>();
      const args = [texts.get(file)!, file, watch, found] as const;
      const parser = new Process({ module: import.meta.url, target: parseOne, args });
      parser.start();
      await parser.join();
      if (parser.exitCode === 0) parsed.set(file, await found.get());
    }
  };
  await Promise.all([lane(), lane()]);

  const counts = new SharedArray("int32", STATUSES.length);
  const shares: number[][] = [[], []];
  [...parsed.values()].flat().forEach((status, n) => shares[n % WORKERS]!.push(status));
  await using pool = new Pool(WORKERS, { module: import.meta.url, kind: "thread" });
  const lists = shares.map((share) => [share, counts, watch] as const);
  await pool.starmap(count, lists, { chunkSize: 1 });
  return {
    counts: Object.fromEntries(STATUSES.map((name, n) => [name, counts.get(n)])),
    broken: files.filter((file) => !parsed.has(file)),
  };
}

function note({ notes }: Watch, what: string, about: string): void {
  const line = `${what} ${getpid()}/${currentThread().ident} ${about}\n`;
  Deno.writeTextFileSync(notes, line, { append: true });
}
