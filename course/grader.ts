/**
 * Judges one file of a learner: runs the exercise's check on it and comes to a verdict.
 *
 * @module
 */
import { stripAnsiCode } from "@std/fmt/colors";
import { basename, join, toFileUrl } from "@std/path";
import type { CatalogExercise } from "./catalog.ts";
import { compileErrors, writeConfig } from "./compile.ts";
import { Compiler } from "./compiler.ts";
import type { EnclosureOptions } from "./enclosure.ts";
import { type GroupOptions, type GroupResult, type OutputStream, runGroup } from "./group.ts";
import { Report, type Reported } from "./report.ts";
import { runArguments } from "./run_arguments.ts";
import type { Room, Sandbox } from "./sandbox.ts";
import type { ClaimResult, Outcome, Verdict, Waiting } from "./verdict.ts";
import { Watchdog } from "./watchdog.ts";

/** How to judge. */
export interface CheckOptions {
  /** Ends the check by throwing the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told each claim's result as soon as it is known that the file compiles. */
  readonly onClaim?: (claim: ClaimResult) => void;
  /** What the check's numbers by chance begin with, so that they can be had again; 0 to 65 535. */
  readonly seed?: number | undefined;
  /** Judge this schedule alone, as far as claims are about schedules: a token. */
  readonly replay?: string | undefined;
  /** Where to close the learner's code in; it runs in the open if not given. */
  readonly sandbox?: Sandbox | undefined;
  /** The names of the check's claims, where they are known: an answer must not bring its own. */
  readonly claims?: readonly string[] | undefined;
  /** Whether to ask the compiler; not needed again for the same bytes. True if not given. */
  readonly typeCheck?: boolean;
  /** The compiler to ask; one is started if not given, which takes longer than the question. */
  readonly compiler?: Compiler | undefined;
}

/** The claim that the grader makes itself, after those of the check. */
export const NOTHING_LEFT = "nothing is left running";

/** The program that runs a check. */
export const RUNNER = new URL("./check_runner.ts", import.meta.url).href;
const DEADLINE_MS = 10_000;
const POLL_MS = 50;
const OUTPUT_BYTES = 65_536;
const FORGED =
  "Somebody else than the check wrote into its report: what stands there does not count";
/** How many of the last lines on standard error a crash shows. */
const TAIL_LINES = 8;

/**
 * Judges `file` as an answer to `exercise`.
 *
 * Nothing that it started runs any more when the verdict is there. The same file gets the same
 * verdict: what counts is evidence, not the time it took.
 *
 * @throws the signal's reason.
 */
export async function check(
  exercise: CatalogExercise,
  file: string,
  options: CheckOptions = {},
): Promise<Verdict> {
  const start = performance.now();
  options.signal?.throwIfAborted();
  const verdict = (judgement: Judgement): Verdict => ({
    exercise: exercise.id,
    name: exercise.exercise.name,
    waiting: [],
    output: "",
    outputCut: 0,
    ...judgement,
    ms: performance.now() - start,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    rerun: rerunOf(exercise, options.seed),
  });
  if (!await isFile(file)) {
    return verdict({ outcome: "not started", claims: [], message: `There is no file ${file}` });
  }
  await using watchdog = new Watchdog();
  const { folder } = watchdog;
  const own = options.sandbox ? await copyInto(join(folder, "answer"), file) : file;
  const config = await writeConfig(folder, { [exercise.file]: own });
  const report = new Report(join(folder, "report"));
  // The compiler does not run what it reads, and may know what it has found out about our own code.
  const inside = enclosureOf(exercise, options.sandbox, [own, config, join(folder, "deno.lock")]);
  const compiler = inside && enclosureWith(inside, { readable: inside.sandbox.compilerCaches() });
  const runner = inside && enclosureWith(inside, { writable: [report.file] });
  const output = new Output();

  let compiles = options.typeCheck === false;
  let told = 0;
  const tell = (): void => {
    if (!compiles) return;
    for (const result of report.read().results.slice(told)) {
      told++;
      options.onClaim?.(result);
    }
  };
  const timer = options.onClaim && setInterval(tell, POLL_MS);
  const errors = async (): Promise<string | null> => {
    if (compiles) return null;
    await using ours = new Compiler(); // nothing is started before it is asked
    const quickly = await (options.compiler ?? ours).errors(exercise, own);
    if (quickly !== undefined) return quickly;
    // It is asked about the answer, too, which some checks load only while they run.
    return await compileErrors([exercise.check, own], {
      config,
      watchdog,
      enclosure: compiler,
      signal: options.signal,
    });
  };
  // Both at once. If the compiler refuses, the run is over.
  const refused = new AbortController();
  const [compiled, ran] = await Promise.allSettled([
    errors().then((errors) => {
      compiles = errors === null;
      if (!compiles) refused.abort();
      return errors;
    }),
    runGroup({
      ...command(exercise, own, folder, report.file, options),
      enclosure: runner,
      input: report.receipts.join("\n"),
      deadline: exercise.exercise.deadline ?? DEADLINE_MS,
      signal: options.signal ? AbortSignal.any([options.signal, refused.signal]) : refused.signal,
      onOutput: (chunk, stream) => output.take(chunk, stream),
      watchdog,
    }),
  ]);
  clearInterval(timer);
  if (compiled.status === "rejected") throw compiled.reason;
  if (compiled.value !== null) {
    return verdict({ outcome: "does not compile", claims: [], message: compiled.value });
  }
  if (ran.status === "rejected") throw ran.reason;
  tell();
  const judgement = judge(report.read(options.claims), ran.value, output);
  const last = judgement.claims.at(-1)!;
  if (last.outcome !== "not checked") options.onClaim?.(last);
  return verdict(judgement);
}

type Judgement = Pick<Verdict, "outcome" | "claims" | "message"> & Partial<Verdict>;

function command(
  { exercise, check }: CatalogExercise,
  file: string,
  folder: string,
  report: string,
  { seed, replay }: CheckOptions,
): Pick<GroupOptions, "args" | "env"> {
  const words = [toFileUrl(check).href, report, toFileUrl(file).href];
  return {
    args: [...runArguments(exercise.needs, folder), RUNNER, ...words],
    env: {
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
      INTERLEAVE_TIMELINE: undefined,
      INTERLEAVE_REPLAY: replay,
      INTERLEAVE_DETECT_DEADLOCK: "1",
      INTERLEAVE_LINES_OF: toFileUrl(file).href,
      ...(seed === undefined ? {} : { INTERLEAVE_SEED: `${seed}` }),
    },
  };
}

/** The command that gives the check the same numbers again. */
function rerunOf({ id }: CatalogExercise, seed: number | undefined): string {
  return `deno task check ${id}` + (seed === undefined ? "" : ` --seed ${seed}`);
}

function judge(report: Reported, run: GroupResult, output: Output): Judgement {
  const { names, results, isComplete, isForged } = report;
  const refuted = results.find(({ outcome }) => outcome !== "passed");
  const unchecked = names.slice(results.length).map(notChecked);
  const common = { output: output.text, outputCut: output.cut };
  if (!isForged && refuted === undefined && isComplete && names.length > 0) {
    const last = nothingLeft(run.leftovers);
    const outcome = last.outcome === "passed" ? "passed" : "failed";
    return { outcome, claims: [...results, last], ...common };
  }
  const claims = [...results, ...unchecked, notChecked(NOTHING_LEFT)];
  if (isForged) return { outcome: "failed", claims, message: FORGED, ...common };
  if (refuted !== undefined) {
    return { outcome: outcomeOf(refuted), claims, ...common };
  }
  if (run.excess !== null) return { outcome: "crashed", claims, message: run.excess, ...common };
  const place = unchecked[0] ? `at the claim "${unchecked[0].name}"` : "before its first claim";
  if (run.timedOut) {
    const message = `Not finished after ${Math.round(run.ms / 100) / 10} s, ${place}`;
    return { outcome: "timed out", claims, waiting: run.waiting, message, ...common };
  }
  const how = run.signal ? `Ended by ${run.signal}` : `Ended with exit code ${run.code}`;
  const message = [`${how} ${place}`, ...output.lastErrors()].join("\n");
  return { outcome: "crashed", claims, message, ...common };
}

/** The outcome of a check by the claim that did not hold. */
function outcomeOf({ outcome, schedule, isDeadlock }: ClaimResult): Outcome {
  if (outcome === "schedule-dependent") return outcome;
  return isDeadlock || schedule?.kind === "deadlock" ? "deadlocked" : "failed";
}

function notChecked(name: string): ClaimResult {
  return { name, outcome: "not checked", ms: 0 };
}

function nothingLeft(leftovers: readonly Waiting[]): ClaimResult {
  if (leftovers.length === 0) return { name: NOTHING_LEFT, outcome: "passed", ms: 0 };
  const list = leftovers.map(({ pid, name, doing }) => `\n    ${name} (pid ${pid}) ${doing}`);
  const message = `Still there when the check had ended:${list.join("")}`;
  return { name: NOTHING_LEFT, outcome: "failed", ms: 0, message };
}

/** What the learner's code printed: the beginning of it all, and the end of its standard error. */
class Output {
  /** Bytes that found no place. */
  cut = 0;
  readonly #kept = new Uint8Array(OUTPUT_BYTES);
  #length = 0;
  #errors = "";
  readonly #decoder = new TextDecoder();

  take(chunk: Uint8Array, stream: OutputStream): void {
    const kept = chunk.subarray(0, OUTPUT_BYTES - this.#length);
    this.#kept.set(kept, this.#length);
    this.#length += kept.length;
    this.cut += chunk.length - kept.length;
    if (stream === "stdout") return;
    const errors = this.#errors + this.#decoder.decode(chunk, { stream: true });
    this.#errors = errors.slice(-OUTPUT_BYTES);
  }

  get text(): string {
    return new TextDecoder().decode(this.#kept.subarray(0, this.#length));
  }

  lastErrors(): string[] {
    const lines = stripAnsiCode(this.#errors).split("\n").map((line) => line.trimEnd());
    return lines.filter((line) => line !== "").slice(-TAIL_LINES);
  }
}

/** Where the learner's code is closed in: with the check, the exercises as shipped, and its own files. */
function enclosureOf(
  { folder }: CatalogExercise,
  sandbox: Sandbox | undefined,
  files: readonly string[],
): EnclosureOptions | undefined {
  if (sandbox === undefined) return undefined;
  const parts = ["checks", "exercises"].map((part) => join(folder, part));
  return { sandbox, room: { readable: [...parts, ...files], writable: [] } };
}

/** The same with more in the room. */
function enclosureWith({ sandbox, room }: EnclosureOptions, more: Partial<Room>): EnclosureOptions {
  const { readable = [], writable = [] } = more;
  return {
    sandbox,
    room: {
      readable: [...room.readable, ...readable],
      writable: [...room.writable, ...writable],
    },
  };
}

/** Copies a file into a folder of its own, under its name; returns where it is then. */
async function copyInto(folder: string, file: string): Promise<string> {
  const copy = join(folder, basename(file));
  await Deno.mkdir(folder);
  await Deno.writeFile(copy, await Deno.readFile(file)); // as a new file, with none of its modes
  return copy;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
