import { loadLate } from "../workers/load_late.ts";
import type { ProgramPlace } from "./engines/workers.ts";
import type { ExploreOrders } from "./explore_main.ts";
import { type ExploreLimits, fillIn } from "./options.ts";
import type { Program } from "./program.ts";
import type { Report } from "./report/report.ts";
import type { Trace } from "./report/trace.ts";

const MAIN = new URL("./explore_main.ts", import.meta.url);

/** Which program, and how. */
export interface ExploreOptions<S = never> extends ExploreLimits {
  /** The URL of the module that exports the program: `import.meta.url`. */
  readonly module: string | URL;
  /** The program, or the name of its export. Given by name, this process never loads the module. */
  readonly program: string | Program<S>;
  /** Ends it by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a program under one schedule after the other, looking for one that fails: a failed `check()` or
 * `invariant()`, an uncaught error, a deadlock, a livelock, or no end.
 *
 * It runs in a child process, with the threads on real workers of which one runs at a time; the child
 * is killed at the end, so that nothing is left of code that hangs. Each use of a shared object is one
 * step, and memory is sequentially consistent: what comes of real code that reads and writes without
 * `Atomics`, `realRun()` shows.
 *
 * @param options The program; what to explore, and how much of it.
 * @returns What was found.
 * @throws {TypeError} if there is no such program.
 * @throws {RangeError} if an option is out of its range.
 * @throws {RemoteError} if the module cannot be loaded.
 *
 * @example A lost update, in its smallest schedule
 * ```ts
 * import { explore } from "interleave/explore";
 * import { assertEquals } from "@std/assert";
 *
 * // In a file of its own, this is `module: import.meta.url` and an exported program.
 * const module = `data:text/javascript,${encodeURIComponent(`
 *   import { program } from "interleave/explore";
 *   export const counter = program({
 *     shared: (m) => ({ count: m.int("count") }),
 *     threads: {
 *       A: (s) => s.count.store(s.count.load() + 1),
 *       B: (s) => s.count.store(s.count.load() + 1),
 *     },
 *     check(s) {
 *       if (s.count.load() !== 2) throw new Error("an update was lost");
 *     },
 *   });
 * `)}`;
 *
 * const { failure } = await explore({ module, program: "counter" });
 * assertEquals(failure!.steps.map((step) => `${step.thread} ${step.text}`), [
 *   "A count.load() → 0",
 *   "B count.load() → 0",
 *   "B count.store(1)",
 *   "A count.store(1)",
 * ]);
 * ```
 */
export async function explore<S = never>(options: ExploreOptions<S>): Promise<Report> {
  const started = performance.now();
  const { place, limits } = await prepare(options);
  const report = await askExplorer<Report>({ place, limits }, options.signal);
  const ms = performance.now() - started;
  return report === undefined ? lost(place, ms) : { ...report, failure: report.failure, ms };
}

/**
 * Runs one schedule again.
 *
 * @param options The program, with the limits it was explored with.
 * @param token Of a report: `failure.replay`.
 * @returns What happened, step by step, with lines and with what the threads printed.
 * @throws {TypeError} if it is no token, or was made for other code.
 */
export async function replay<S = never>(
  options: ExploreOptions<S>,
  token: string,
): Promise<Trace> {
  const { place, limits } = await prepare(options);
  const trace = await askExplorer<Trace>({ place, limits, token }, options.signal);
  if (trace !== undefined) return trace;
  throw new TypeError(`Cannot replay ${token}: ${lost(place, 0).summary}`);
}

/** Has a child process of the explorer do it; `undefined` if it did not come back. */
export async function askExplorer<A extends Report | Trace>(
  orders: ExploreOrders,
  signal: AbortSignal | undefined,
): Promise<A | undefined> {
  const { askChild } = await loadLate<typeof import("./ask_child.ts")>(
    "ask_child.ts",
    import.meta.url,
  );
  return askChild<ExploreOrders, A>(MAIN, orders, orders.limits.timeMs, signal);
}

/** Finds the name of the program, and checks the limits before anything is started. */
export async function prepare<S>(
  { module, program, signal: _signal, ...limits }: ExploreOptions<S>,
): Promise<{ place: ProgramPlace; limits: Required<ExploreLimits> }> {
  const place = { module: String(module), program: await nameOf(String(module), program) };
  return { place, limits: fillIn(limits) };
}

/** The name under which a module exports a program. */
export async function nameOf<S>(module: string, program: string | Program<S>): Promise<string> {
  if (typeof program === "string") return program;
  const namespace: Record<string, unknown> = await import(module);
  const name = Object.keys(namespace).find((each) => namespace[each] === program);
  if (name !== undefined) return name;
  throw new TypeError(
    `Cannot explore the program: ${
      module.slice(module.lastIndexOf("/") + 1)
    } does not export it, ` +
      "and each thread imports it from there; write `export const … = program({ … })`",
  );
}

/** The report when the child did not come back. */
function lost({ program, module }: ProgramPlace, ms: number): Report {
  const file = module.slice(module.lastIndexOf("/") + 1);
  return {
    kind: "hang",
    summary: `Cannot explore ${program}: no answer after ${Math.round(ms / 100) / 10} s. Does ` +
      `${file} loop or wait when it is imported, in \`shared\` or in \`check\`?`,
    advice: [],
    schedules: 0,
    complete: false,
    parts: [],
    outcomes: {},
    failure: undefined,
    races: [],
    ms,
  };
}
