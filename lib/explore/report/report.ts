import type { Runner } from "../engines/runner.ts";
import { Header, type StatusCode } from "../model/state.ts";
import type { Investigation } from "../search/investigate.ts";
import type { Failure } from "../search/search.ts";
import { type Kind, kindOf } from "./kind.ts";
import { summaryOf } from "./summary.ts";
import { tokenOf } from "./token.ts";
import type { FoundRace } from "../raw/data_races.ts";
import { textOf, type Trace, traceOf, type TraceStep } from "./trace.ts";

/** What an exploration has found. It can be written as JSON. */
export interface Report {
  /** `"ok"` if no explored schedule failed. */
  readonly kind: Kind;
  /** What was explored and what came of it, in words that promise no more. */
  readonly summary: string;
  /** What is wrong and what to do about it, if the program could not be explored. */
  readonly advice: readonly string[];
  /** How many schedules were run, all parts together. */
  readonly schedules: number;
  /** Whether every schedule of the program was run, or another one that comes out the same. */
  readonly complete: boolean;
  /** The parts, in the order in which they were done. */
  readonly parts: readonly ReportPart[];
  /** How the runs came out, and how many each way: the last part that ran to its end tells. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The smallest schedule that fails. */
  readonly failure: Trace | undefined;
  /** Accesses to raw memory that nothing puts in order; one pair for each word. */
  readonly races: readonly DataRace[];
  /** Milliseconds, with the start of the workers. */
  readonly ms: number;
}

/** A part of an exploration. */
export interface ReportPart {
  /** Few preemptions, all schedules, or chance. */
  readonly how: "bounded" | "exhaustive" | "random";
  /** The most preemptions, if it is bounded. */
  readonly bound: number | undefined;
  /** How many were run to their end. */
  readonly schedules: number;
  /** Whether nothing of it is left. */
  readonly complete: boolean;
}

/** Two accesses to a word of raw memory that nothing puts in order. */
export interface DataRace {
  /** The word. */
  readonly object: string;
  /** Of the schedule in which they were found first. */
  readonly first: TraceStep;
  /** The other one. */
  readonly second: TraceStep;
}

/** What is known about the code beside its program. */
export interface Code {
  /** The name of the program. */
  readonly title: string;
  /** A number made of the code; see `token.ts`. */
  readonly number: string;
  /** The source of the module, for hints; empty if unknown. */
  readonly source: string;
}

/** Makes the report; runs the failing schedule once more, with lines. */
export function reportOf(
  runner: Runner,
  { parts, failure, races }: Investigation,
  code: Code,
  limits: { readonly timeouts: number; readonly spurious: number; readonly seed: number },
  started: number,
): Report {
  const toldRaces = failure?.isFatal ? [] : races.map((race) => tellRace(runner, race, code));
  const trace = failure === undefined ? toldRaces[0]?.trace : replayFailure(runner, failure, code);
  const last = parts.at(-1)!;
  const { timeouts, spurious, seed } = limits;
  const within = parts.some(({ findings }) => findings.limited)
    ? { timeouts, spurious }
    : undefined;
  const kind = trace?.kind ?? "ok";
  const told = parts.map(({ how, bound, findings }) => ({
    how,
    bound,
    schedules: findings.schedules,
    complete: findings.complete,
  }));
  return {
    kind,
    summary: summaryOf(told, trace, seed, failure, within),
    advice: [...adviceOf(runner, kind, failure, code), ...toldRaces.map(({ advice }) => advice)],
    schedules: told.reduce((sum, part) => sum + part.schedules, 0),
    complete: last.how === "exhaustive" && last.findings.complete,
    parts: told,
    outcomes: namedOutcomes(last.findings.outcomes),
    failure: trace,
    races: toldRaces.map(({ race }) => race),
    ms: performance.now() - started,
  };
}

/** Runs a failing schedule again, to tell it. */
function replayFailure(runner: Runner, failure: Failure, code: Code): Trace {
  const token = tokenOf(failure.schedule, code.number);
  if (!failure.isFatal) runner.run({ prefix: failure.schedule, withLines: true });
  return traceOf(runner, code.title, token, failure);
}

/** Runs the schedule again in which a race was found, for its lines. */
function tellRace(
  runner: Runner,
  { object, first, second, schedule }: FoundRace,
  code: Code,
): { race: DataRace; trace: Trace; advice: string } {
  runner.run({ prefix: schedule, withLines: true });
  const name = runner.objects[object]!.name;
  const { steps, ...rest } = traceOf(runner, code.title, tokenOf(schedule, code.number), undefined);
  const race = { object: name, first: steps[first]!, second: steps[second]! };
  const words = [race.first, race.second]
    .map(({ thread, i, line }) => `${thread} in step ${i}${line === 0 ? "" : ` (line ${line})`}`);
  const message = `${words.join(" and ")} use ${name}, and nothing puts the two in order`;
  return {
    race,
    trace: { ...rest, steps, kind: "data-race", message },
    advice:
      `Data race: ${message}. On real threads such an access may see what no schedule shows; ` +
      "use Atomics, or a lock around both.",
  };
}

/** Outcomes by their words: what did not come to its end is named after its kind. */
function namedOutcomes(outcomes: ReadonlyMap<string, number>): Record<string, number> {
  const named: Record<string, number> = {};
  for (const [key, count] of outcomes) {
    const status = /^#(\d+)/.exec(key)?.[1];
    const name = status === undefined ? key : kindOf(Number(status) as StatusCode);
    named[name] = (named[name] ?? 0) + count;
  }
  return named;
}

function adviceOf(
  { objects, threads, state }: Runner,
  kind: Kind,
  failure: Failure | undefined,
  { source }: Code,
): string[] {
  const advice: string[] = [];
  const variables = moduleVariables(source);
  if (kind === "nondeterministic") {
    const { step, earlier } = failure!.divergence!;
    const did = textOf(objects, earlier.operation, earlier.object, earlier.a, earlier.b, undefined);
    advice.push(
      `The program does not do the same thing twice: step ${step + 1} was ${
        threads[earlier.thread]
      }'s ${did}, and is something else now, after the same steps. What a thread does may depend on ` +
        "shared objects only.",
    );
  }
  if (kind === "too-long") {
    advice.push(
      `A run had ${
        state[Header.step]
      } steps and no end. If a thread spins, call pause() in the loop; ` +
        "if the program is that long, raise maxSteps.",
    );
  }
  if (kind !== "ok" && variables.length > 0) {
    const list = variables.map(({ name, line }) => `${name} (line ${line})`).join(", ");
    advice.push(
      `Not shared: ${list}. Each thread has module variables of its own, and keeps them from one ` +
        "run to the next; declare what threads share in `shared`, the rest inside the threads.",
    );
  }
  return advice;
}

/** Variables at the top of a module that can change. */
function moduleVariables(source: string): { name: string; line: number }[] {
  return source.split("\n").flatMap((text, index) => {
    const name = /^(?:export )?(?:let|var) ([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(text)?.[1];
    return name === undefined ? [] : [{ name, line: index + 1 }];
  });
}
