/**
 * The log-cruncher
 *
 * A web server has written log files, one line for each request. How often was each status answered?
 *
 *     12:00:01 GET /tea 200        →   { counts: { "200": 2, "404": 1, "500": 0 }, broken: [] }
 *     12:00:01 GET /cups 404
 *     12:00:02 GET /tea 200
 *
 * There are three kinds of work here, and each wants workers of another kind:
 *
 * - **Reading** is waiting, most of the time. Coroutines are enough for that. Read several files at the
 *   same time, but never more than `LIMIT`: the disk belongs to others as well.
 * - **Parsing** is done by a program that we have not written. Some lines make it crash, and a crash takes
 *   its whole process along. So parse in `WORKERS` processes at the same time. A file whose parser has
 *   died is named in `broken`, in the order of the files; all others are counted.
 * - **Counting** is work for the processor, on data that is here already. `WORKERS` threads share it out,
 *   and write into the same counts. Nobody's count may get lost: the check runs `tally()` under every
 *   schedule.
 *
 * When `crunch()` returns, nothing of it is left. `readLog()`, `parse()`, and the first two lines of
 * `count()` stay as they are: by what they note, and at their doors, the check sees who does what.
 */
import { Semaphore } from "interleave/coroutines";
import { Pool, WorkerLostError } from "interleave/pools";
import { getpid, kill } from "interleave/system";
import { currentThread, SharedArray, Thread } from "interleave/threads";

/** How many files may be open at a time. */
export const LIMIT = 4;
/** How many processes parse, and how many threads count. */
export const WORKERS = 2;
/** Whatever a server answers; a status is its place in this list. */
export const STATUSES = ["200", "404", "500"] as const;

/** A log file. */
export type File = string;

/** What came out. */
export interface Report {
  /** How often each status was answered. */
  readonly counts: Readonly<Record<string, number>>;
  /** The files whose parser has died, in the order of the files. */
  readonly broken: readonly File[];
}

/** Where everybody notes what they begin with, and where they wait until they may go on. */
export interface Watch {
  readonly notes: string;
  readonly doors: Readonly<Record<"reads" | "parses" | "counts", string>>;
}

/** What is used here of a `SharedArray`, so that the check can put its own in its place. */
export interface Counts {
  get(index: number): number;
  set(index: number, value: number): void;
  getLock(): { holdSync(): Disposable };
}

/** Reads a file. Waits for the disk without blocking anybody. */
export async function readLog(file: File, watch: Watch): Promise<string> {
  note(watch, "reads", file);
  using door = await Deno.open(watch.doors.reads);
  await door.lock();
  return await Deno.readTextFile(file);
}

/** Finds the status of each line, by its place in `STATUSES`. A line with a bomb ends the process. */
export function parse(text: string, file: File, watch: Watch): number[] {
  note(watch, "parses", file);
  using door = Deno.openSync(watch.doors.parses);
  door.lockSync();
  if (text.includes("💣")) kill(getpid(), "SIGKILL");
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => STATUSES.findIndex((status) => line.endsWith(` ${status}`)));
}

/** Adds 1 for each status that is found there. */
export function tally(statuses: readonly number[], counts: Counts): void {
  // First alone, in memory of our own: so the lock is needed once, and not for every line.
  const own = STATUSES.map((_, place) => statuses.filter((status) => status === place).length);
  using _held = counts.getLock().holdSync();
  for (const [place, amount] of own.entries()) counts.set(place, counts.get(place) + amount);
}

/** What each thread does. */
export function count(
  statuses: readonly number[],
  counts: SharedArray<"int32">,
  watch: Watch,
): void {
  note(watch, "counts", `${statuses.length} lines`);
  waitAt(watch.doors.counts);
  tally(statuses, counts);
}

/** Counts the statuses in all files. */
export async function crunch(files: readonly File[], watch: Watch): Promise<Report> {
  const parsed = await parseAll(files, watch);
  const broken = files.filter((_, n) => parsed[n] === null);
  const statuses = parsed.flatMap((each) => each ?? []);

  const counts = new SharedArray("int32", STATUSES.length);
  // Each thread has a share of its own to read; what they write is in the same memory.
  const share = Math.ceil(statuses.length / WORKERS);
  const threads = Array.from({ length: WORKERS }, (_, n) => {
    const args = [statuses.slice(n * share, (n + 1) * share), counts, watch] as const;
    return new Thread({ module: import.meta.url, target: count, args });
  });
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  return reportOf([...counts], broken);
}

/** The statuses in each file, in order; `null` for a file whose parser has died. */
async function parseAll(files: readonly File[], watch: Watch): Promise<(number[] | null)[]> {
  // Coroutines in this thread, all at once; what must not be too many at once takes a permit.
  const mayRead = new Semaphore(LIMIT);
  await using pool = new Pool(WORKERS, { module: import.meta.url });
  return await Promise.all(files.map(async (file) => {
    const text = await (async (): Promise<string> => {
      using _open = await mayRead.hold();
      return await readLog(file, watch);
    })(); // the permit is given back before the parsing, which needs no disk
    try {
      return await pool.apply(parse, [text, file, watch]);
    } catch (error) {
      // The pool has a new worker already. Any other error is not the parser's end.
      if (!(error instanceof WorkerLostError)) throw error;
      return null;
    }
  }));
}

/** The report of these counts. */
function reportOf(counts: readonly number[], broken: readonly File[]): Report {
  return { counts: Object.fromEntries(STATUSES.map((name, n) => [name, counts[n]!])), broken };
}

function waitAt(door: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
}

/** `reads 4711/1 /tmp/a.log`: what, in which process and which thread, with which file. */
function note({ notes }: Watch, what: string, about: string): void {
  const line = `${what} ${getpid()}/${currentThread().ident} ${about}\n`;
  Deno.writeTextFileSync(notes, line, { append: true });
}

if (import.meta.main) {
  const folder = Deno.makeTempDirSync();
  const files = ["monday", "tuesday", "wednesday"].map((day, n) => {
    const lines = STATUSES.map((status) => `GET /${day} ${status}\n`.repeat(n + 1));
    Deno.writeTextFileSync(`${folder}/${day}.log`, lines.join(""));
    return `${folder}/${day}.log`;
  });
  const nowhere = "/dev/null"; // it has no lock
  const doors = { reads: nowhere, parses: nowhere, counts: nowhere };
  console.log(await crunch(files, { notes: nowhere, doors }));
  Deno.removeSync(folder, { recursive: true });
}
