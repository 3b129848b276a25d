/**
 * Runs the claims of one check, inside the child process of a group.
 *
 * Arguments: the URL of the check, the file to report to, the URL of the learner's file; or `--list`
 * and the URL of the check, to print the names of its claims as JSON and run none. A check is a
 * plain test file, so this stands in for `deno test`: it collects what is given to `Deno.test()`,
 * runs the claims in order, and stops at the first one that fails. Each result is one line of JSON
 * in the report, written before the next claim begins; what the program prints is the learner's.
 *
 * The learner's code runs in this very process, and may write into the report as well. So the grader
 * hands over receipts on standard input, one secret a line, before that code is loaded. The n-th is
 * given out only with the n-th claim that passed, the one after them with the end: whoever reads the
 * report learns only what has been given out. And what all code here shares is locked, so that no
 * claim can be made to pass by putting something else in the place of `Object.is` or `Promise`.
 *
 * @module
 */
import type { ScheduleFailure } from "interleave/checks";
import { exitNow, getpid } from "interleave/system";
import { lockRealm } from "./lock_realm.ts";
import type { ClaimResult, Schedule } from "./verdict.ts";

/** One line of the report: first the names, then the results, then `end` if it came to that. */
export type ReportLine =
  | { readonly kind: "claims"; readonly names: readonly string[] }
  | { readonly kind: "result"; readonly result: ClaimResult; readonly receipt?: string }
  | { readonly kind: "end"; readonly receipt?: string };

/** Nobody reads on after so many characters. */
const MESSAGE_LENGTH = 65_536;

type Claim = Pick<Deno.TestDefinition, "name" | "fn" | "ignore" | "repeats">;
type Options = Omit<Deno.TestDefinition, "fn" | "name">;
type TestFunction = Deno.TestDefinition["fn"];

async function runCheck(check: string, reporter: Reporter, submission: string): Promise<never> {
  let busy: { readonly name: string; readonly start: number } | undefined;
  // The event loop has nothing left to do, and somebody still waits: this would last for ever.
  addEventListener("beforeunload", () => {
    if (reporter.isForked()) return;
    const message = "It waits for ever: nothing is left that could end the wait";
    if (busy === undefined) throw new Error(message);
    const ms = performance.now() - busy.start;
    reporter.write({ kind: "result", result: { name: busy.name, outcome: "failed", ms, message } });
    end(reporter);
  });
  const claims = await collect(check);
  reporter.write({ kind: "claims", names: claims.map(({ name }) => name) });
  for (const claim of claims) {
    busy = { name: claim.name, start: performance.now() };
    const result = await tryOut(claim, check, submission);
    reporter.write({ kind: "result", result });
    if (result.outcome !== "passed") break;
  }
  return end(reporter);
}

/** Whatever still runs in here, a timer or a server, has nothing more to say. */
function end(reporter: Reporter): never {
  reporter.write({ kind: "end" });
  // deno-lint-ignore interleave/only-main-exits -- this is a program's main file
  Deno.exit(0);
}

/** Prints the names of the claims; whatever importing the check printed stands before them. */
async function list(check: string): Promise<never> {
  const names = (await collect(check)).map(({ name }) => name);
  console.log(`\n${JSON.stringify(names)}`);
  // deno-lint-ignore interleave/only-main-exits -- this is a program's main file
  Deno.exit(0);
}

/** Imports the check and takes down what it hands to `Deno.test()`, in the forms of `deno test`. */
async function collect(check: string): Promise<Claim[]> {
  const claims: Claim[] = [];
  const collect = (...words: unknown[]): void => void claims.push(definition(words));
  const value = Object.assign(collect, { ignore(): void {}, only: collect });
  Object.defineProperty(Deno, "test", { value });
  lockRealm(await doorsOf(check));
  await import(check);
  // `only` is for working on a check. Whoever grades wants all of it, and what a learner adds to show.
  return claims.filter(({ ignore }) => !ignore);
}

/** The classes and functions that the check gets from the library: they are what it judges with. */
async function doorsOf(check: string): Promise<object[]> {
  const imports = Deno.readTextFileSync(new URL(check)).matchAll(
    / from "((?:interleave|@std)\/.+)"/g,
  );
  const doors = await Promise.all([...imports].map(([, door]) => import(door!)));
  return doors.flatMap((door) => Object.values(door)).filter((value) =>
    typeof value === "function"
  );
}

/** `(name, fn)`, `(name, options, fn)`, `(options, fn)`, `(definition)`, `(fn)`. */
function definition(words: unknown[]): Claim {
  const fn = words.findLast((word) => typeof word === "function") as TestFunction | undefined;
  const options = words.find((word) => typeof word === "object") as Options | undefined;
  const name = words.find((word) => typeof word === "string");
  const claim = { ...(fn && { name: fn.name, fn }), ...options, ...(name && { name }) };
  if (!claim.name || !("fn" in claim)) {
    throw new TypeError("Cannot take up a claim without a name and a function: give both");
  }
  return claim as Claim;
}

/**
 * Runs a claim as often as it asks for. One that holds on some runs and not on others depends on the
 * schedule, and is not run further.
 */
async function tryOut(claim: Claim, check: string, submission: string): Promise<ClaimResult> {
  const { name, fn, repeats = 0 } = claim;
  const start = performance.now();
  let held = 0;
  let failed = 0;
  let message: string | undefined;
  let schedule: Schedule | undefined;
  let isDeadlock = false;
  for (let run = 0; run <= repeats && !(held && failed); run++) {
    try {
      await fn(context(name, check));
      held++;
    } catch (error) {
      failed++;
      message ??= describe(error, submission).slice(0, MESSAGE_LENGTH);
      if (isScheduleFailure(error)) schedule ??= error.schedule;
      isDeadlock ||= isAboutDeadlock(error);
    }
  }
  const ms = performance.now() - start;
  if (failed === 0) return { name, outcome: "passed", ms };
  const shown = { ...(schedule && { schedule }), ...(isDeadlock && { isDeadlock }) };
  if (held === 0) return { name, outcome: "failed", ms, message: message!, ...shown };
  return {
    name,
    outcome: "schedule-dependent",
    ms,
    message: `It held on ${held} of ${held + failed} runs. On the other:\n${message}`,
    ...shown,
  };
}

/** What a claim gets from `deno test`; a step that fails ends its claim. */
function context(name: string, check: string, parent?: Deno.TestContext): Deno.TestContext {
  const self = {
    name,
    origin: check,
    ...(parent && { parent }),
    async step(...words: unknown[]): Promise<boolean> {
      const { name, fn, ignore } = definition(words);
      if (!ignore) await fn(context(name, check, self as Deno.TestContext));
      return !ignore;
    },
  };
  return self as Deno.TestContext;
}

/** An assertion speaks for itself; another error needs its class and its place. */
function describe(error: unknown, submission: string): string {
  if (!(error instanceof Error)) return `Threw ${Deno.inspect(error)}`;
  if (isScheduleFailure(error)) return error.reason;
  if (error.name === "AssertionError") return error.message.trim();
  const line = error.stack?.split("\n").find((line) => line.includes(submission));
  const place = line?.match(/[^/]+:\d+:\d+/)?.[0];
  return `${error.name}: ${error.message}` + (place ? `\n    at ${place}` : "");
}

/** By its name: the class comes with all that checks need, and most of them know of no schedules. */
function isScheduleFailure(error: unknown): error is ScheduleFailure {
  return error instanceof Error && error.name === "ScheduleFailure" && "schedule" in error;
}

/** Whether locks were waited for in a circle, here or in a thread or process that told of it. */
function isAboutDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "DeadlockError" || isAboutDeadlock(error.cause);
}

class Reporter {
  readonly #file: string;
  /** Those that have not been given out; none once a claim has failed. */
  readonly #receipts: string[];
  readonly #pid = getpid();

  constructor(file: string, receipts: string[]) {
    this.#file = file;
    this.#receipts = receipts;
  }

  /** Whether this is a child that the learner's code made by `fork()`. */
  isForked(): boolean {
    return getpid() !== this.#pid;
  }

  write(line: ReportLine): void {
    if (this.isForked()) leaveFork(line);
    if (line.kind === "result" && line.result.outcome !== "passed") this.#receipts.length = 0;
    const proven = line.kind === "claims" ? line : { ...line, receipt: this.#receipts.shift() };
    Deno.writeTextFileSync(this.#file, `${JSON.stringify(proven)}\n`, { append: true });
  }
}

/** Everything on standard input, a secret a line; nobody can read it a second time. */
function takeReceipts(): string[] {
  const decoder = new TextDecoder();
  const chunk = new Uint8Array(65_536);
  let text = "";
  for (let n: number | null; (n = Deno.stdin.readSync(chunk)) !== null;) {
    text += decoder.decode(chunk.subarray(0, n), { stream: true });
  }
  chunk.fill(0);
  return text.split("\n");
}

/** A child that came out of the learner's `fork()` is no second judge: its code has ended here. */
function leaveFork(line: ReportLine): never {
  const message = line.kind === "result" ? line.result.message : undefined;
  if (message !== undefined) console.error(message);
  exitNow(message === undefined ? 0 : 1);
}

if (import.meta.main) {
  const [check, report, submission] = Deno.args as [string, string, string];
  if (check === "--list") await list(report);
  else runCheck(check, new Reporter(report, takeReceipts()), submission);
}
