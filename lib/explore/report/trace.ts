import type { Printed, Runner } from "../engines/runner.ts";
import { nameOfCode } from "../model/codes.ts";
import { type Declared, isNumber } from "../model/declared.ts";
import { isEnabled } from "../model/execute.ts";
import type { StepText } from "../model/operation.ts";
import { operations } from "../model/operations.ts";
import { Header, Step, stepAt, Thread, threadAt } from "../model/state.ts";
import type { Failure } from "../search/search.ts";
import { type Kind, kindOf } from "./kind.ts";
import { periodOf } from "./period.ts";

/** A schedule, told: what `table()` draws and what is written as JSON. */
export interface Trace {
  /** Of this form. */
  readonly version: 1;
  /** The name of the program. */
  readonly title: string;
  /** How it came out. */
  readonly kind: Kind;
  /** What was thrown, or what is wrong; `null` if the kind says it all. */
  readonly message: string | null;
  /** Who threw; `null` for nobody in particular. */
  readonly failedThread: string | null;
  /** Their names, in the order of the program. */
  readonly threads: readonly string[];
  /** How often a thread was interrupted although it could have gone on. */
  readonly preemptions: number;
  /** In order; of a livelock the first period is the last that is told. */
  readonly steps: readonly TraceStep[];
  /** The threads that have not come to their end. */
  readonly left: readonly LeftThread[];
  /** The steps from number `from` on, so many, go on for ever. */
  readonly repeats: { readonly from: number; readonly length: number } | null;
  /** The numbers at the end. */
  readonly final: Readonly<Record<string, number>>;
  /** For `replay()`. */
  readonly replay: string;
}

/** A step of a trace. */
export interface TraceStep {
  /** Counted from 1. */
  readonly i: number;
  /** Who made it. */
  readonly thread: string;
  /** The operation. */
  readonly op: string;
  /** The object; `null` for `pause()`. */
  readonly object: string | null;
  /** Its arguments as numbers; 0 where there is none. */
  readonly args: readonly [number, number];
  /** Its result as a number; 1 stands for true. */
  readonly result: number;
  /** As the code has it: `count.load() → 0`. */
  readonly text: string;
  /** The line of the module; 0 if unknown. */
  readonly line: number;
  /** Who could have made this step. */
  readonly enabled: readonly string[];
  /** Who was interrupted by this step although it could have gone on. */
  readonly preempts: string | null;
  /** What the thread printed after the step. */
  readonly printed?: readonly string[];
}

/** A thread that has not come to its end. */
export interface LeftThread {
  /** Which. */
  readonly thread: string;
  /** What it waits for, or was about to do. */
  readonly next: string;
  /** The line of the module; 0 if unknown. */
  readonly line: number;
  /** Whether it could go on. */
  readonly canGoOn: boolean;
  /** Who has the lock that it waits for. */
  readonly heldBy: string | null;
}

/**
 * Tells the run that a runner has just made.
 *
 * @param failure How it failed; left out if it did not.
 */
export function traceOf(
  runner: Runner,
  title: string,
  replay: string,
  failure: Pick<Failure, "status" | "error" | "thread"> | undefined,
): Trace {
  const { state, threads } = runner;
  const printed = Map.groupBy(runner.printed(), ({ step, thread }) => `${step} ${thread}`);
  const all = Array.from(
    { length: state[Header.step]! },
    (_, index) => stepOf(runner, index, printed),
  );
  const kind = failure === undefined ? "ok" : kindOf(failure.status);
  const repeats = kind === "livelock" || kind === "too-long" ? periodOf(all) : null;
  return {
    version: 1,
    title,
    kind,
    message: failure?.error ?? null,
    failedThread: threads[failure?.thread ?? -1] ?? null,
    threads,
    preemptions: all.filter(({ preempts }) => preempts !== null).length,
    steps: repeats === null ? all : all.slice(0, repeats.from - 1 + repeats.length),
    left: threads.flatMap((_, thread) => leftThread(runner, thread) ?? []),
    repeats,
    final: Object.fromEntries(
      runner.objects.filter(isNumber).map(({ name, base }) => [name, state[base]!]),
    ),
    replay,
  };
}

function stepOf(
  { state, threads, objects }: Runner,
  index: number,
  printed: ReadonlyMap<string, readonly Printed[]>,
): TraceStep {
  const entry = stepAt(index);
  const thread = state[entry + Step.thread]!;
  const before = index === 0 ? -1 : state[stepAt(index - 1) + Step.thread]!;
  const enabled = state[entry + Step.enabled]!;
  const interrupts = state[entry + Step.busy] === 1 && thread !== before &&
    (enabled >> before & 1) === 1;
  const code = state[entry + Step.operation]!;
  const [a, b] = [state[entry + Step.a]!, state[entry + Step.b]!];
  const result = state[entry + Step.result]!;
  const lines = printed.get(`${index + 1} ${thread}`);
  return {
    i: index + 1,
    thread: threads[thread]!,
    op: nameOfCode(code),
    object: nameOfCode(code) === "pause" ? null : objects[state[entry + Step.object]!]!.name,
    args: [a, b],
    result,
    text: textOf(objects, code, state[entry + Step.object]!, a, b, result),
    line: state[entry + Step.line]!,
    enabled: threads.filter((_, each) => (enabled >> each & 1) === 1),
    preempts: interrupts ? threads[before]! : null,
    ...(lines && { printed: lines.map(({ text }) => text) }),
  };
}

function leftThread({ state, threads, objects }: Runner, thread: number): LeftThread | undefined {
  const at = threadAt(thread);
  const code = state[at]!;
  const operation = operations[code];
  if (operation === undefined) return undefined;
  const step = stepText(
    objects,
    state[at + Thread.object]!,
    state[at + Thread.a]!,
    state[at + Thread.b]!,
    undefined,
  );
  const canGoOn = isEnabled(state, at);
  const lock = operation.waitsForLock?.(state, at);
  const holder = lock === undefined ? 0 : state[objects[lock]!.base]!;
  return {
    thread: threads[thread]!,
    next: (canGoOn ? undefined : operation.waitsFor?.(state, at, step)) ?? operation.text(step),
    line: state[at + Thread.line]!,
    canGoOn,
    heldBy: canGoOn || holder === 0 ? null : threads[holder - 1]!,
  };
}

/** A step as the code has it. */
export function textOf(
  objects: readonly Declared[],
  code: number,
  object: number,
  a: number,
  b: number,
  result: number | undefined,
): string {
  return operations[code]!.text(stepText(objects, object, a, b, result));
}

function stepText(
  objects: readonly Declared[],
  object: number,
  a: number,
  b: number,
  result: number | undefined,
): StepText {
  return { object: objects[object]!, a, b, result, nameOf: (other) => objects[other]!.name };
}
