/**
 * What held between two steps of a schedule: who has which lock, and who waits for whom.
 *
 * @module
 */
import type { LeftThread, Trace } from "../../../lib/explore/report/trace.ts";

/** A thread at a moment. */
export interface ThreadState {
  readonly name: string;
  /** What it does next; empty when it has come to its end. */
  readonly next: string;
  /** The line of that, 0 if unknown. */
  readonly line: number;
  /** Whether it can go on now. */
  readonly canGoOn: boolean;
  /** The lock that it waits for. */
  readonly waitsFor: string | null;
}

/** The moment after some steps. */
export interface Moment {
  readonly threads: readonly ThreadState[];
  /** Who has which lock, by the lock's name. */
  readonly holders: ReadonlyMap<string, string>;
  /** Threads that wait for each other in a circle, in its order; empty if there is none. */
  readonly cycle: readonly string[];
}

const TAKES = new Set(["acquire", "tryAcquire", "acquireAgain", "tryAcquireAgain"]);
const GIVES = new Set(["release", "releaseAgain"]);

/** What holds after the first `count` steps. */
export function momentAfter(trace: Trace, count: number): Moment {
  const holders = holdersAfter(trace, count);
  const threads = trace.threads.map((name) => threadAt(trace, count, name, holders));
  return { threads, holders, cycle: cycleIn(threads, holders) };
}

function holdersAfter({ steps }: Trace, count: number): Map<string, string> {
  const depths = new Map<string, number>();
  const holders = new Map<string, string>();
  for (const { op, object, thread, result } of steps.slice(0, count)) {
    if (object === null) continue;
    const depth = depths.get(object) ?? 0;
    if (TAKES.has(op) && result === 1) {
      depths.set(object, depth + 1);
      holders.set(object, thread);
    } else if (GIVES.has(op) && depth > 0) {
      depths.set(object, depth - 1);
      if (depth === 1) holders.delete(object);
    }
  }
  return holders;
}

function threadAt(
  { steps, left }: Trace,
  count: number,
  name: string,
  holders: ReadonlyMap<string, string>,
): ThreadState {
  const next = steps.slice(count).find(({ thread }) => thread === name);
  const over: LeftThread | undefined = left.find(({ thread }) => thread === name);
  if (next === undefined && over === undefined) {
    return { name, next: "", line: 0, canGoOn: false, waitsFor: null };
  }
  const enabled = steps[count]?.enabled;
  const canGoOn = enabled?.includes(name) ?? over?.canGoOn ?? false;
  const text = next ? next.text.replace(/ → .*$/, "") : over!.next;
  const lock = next?.object ?? objectIn(text);
  const isHeld = lock !== null && holders.has(lock);
  return {
    name,
    next: text,
    line: (next ?? over)!.line,
    canGoOn,
    waitsFor: !canGoOn && isHeld ? lock : null,
  };
}

/** The object of a call in words: `lock` of `lock.acquireSync()`. */
function objectIn(text: string): string | null {
  return /^(.+)\.\w+\(/.exec(text)?.[1] ?? null;
}

function cycleIn(
  threads: readonly ThreadState[],
  holders: ReadonlyMap<string, string>,
): string[] {
  const waits = new Map(threads.map(({ name, waitsFor }) => [name, waitsFor]));
  for (const { name } of threads) {
    const path = [name];
    for (let at: string | undefined = name; path.length <= threads.length + 1;) {
      const lock: string | null | undefined = waits.get(at);
      at = lock ? holders.get(lock) : undefined;
      if (at === undefined) break;
      if (at === name) return path;
      path.push(at);
    }
  }
  return [];
}
