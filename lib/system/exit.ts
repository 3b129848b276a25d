import { SystemExit } from "../errors.ts";
import { endLane, isRecording } from "../timeline/recorder.ts";
import { doFinalSteps } from "./final_steps.ts";
import { getpid } from "./pids.ts";
import { libc } from "./libc.ts";

/**
 * Ends the program from wherever it is, cleaning up on the way out.
 *
 * Throws `SystemExit`, so `finally` blocks and `using` run, and a `catch` may change its mind. When
 * nobody catches it, the children and threads that are not daemons are joined and the program ends. In
 * a `Process` or a `fork()`ed child it ends that child only, in a `Thread` only that thread, silently.
 *
 * @param status `undefined`, `null`, `false` and 0 mean success; `true` means 1; a number is cut to 8
 *   bits (256 → 0, −1 → 255); anything else is printed on standard error and means 1.
 * @throws {SystemExit} always.
 *
 * @example It can be caught
 * ```ts
 * import { exit } from "interleave/system";
 * import { assertThrows } from "@std/assert";
 *
 * let cleaned = false;
 * assertThrows(() => {
 *   try {
 *     exit("nothing to do");
 *   } finally {
 *     cleaned = true;
 *   }
 * });
 * if (!cleaned) throw new Error("unreachable");
 * ```
 */
export function exit(status?: unknown): never {
  installExitHandlers();
  throw new SystemExit(status);
}

/**
 * Ends this process at once: nothing is caught, nothing is cleaned up, nothing waits.
 *
 * @param status The exit code, cut to 8 bits; 0 if not given.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example In a child made by `fork()`
 * ```ts ignore
 * import { exitNow, fork, waitpidSync } from "interleave/system";
 *
 * const pid = fork();
 * if (pid === 0) exitNow(7);
 * console.log(waitpidSync(pid).exitCode); // 7
 * ```
 */
export function exitNow(status = 0): never {
  if (!Number.isInteger(status)) {
    throw new TypeError(`Cannot exit with ${String(status)}: exitNow() takes an integer`);
  }
  const { _exit } = libc("exit at once");
  for (const step of lastSteps) step();
  if (isRecording()) endLane(`exit code ${status & 0xff}`, status & 0xff);
  _exit(status & 0xff);
  throw new Error("unreachable");
}

/** Has `exitNow()` compiled before a fork, for all the children that will end with it. */
export function compileExit(): void {
  try {
    exitNow(NaN);
  } catch {
    // It refuses what is no integer.
  }
}

/**
 * What `exit(status)` means for the world outside.
 *
 * @param status What was given to `exit()`.
 * @returns The exit code, and the text to print on standard error, if any.
 *
 * @example
 * ```ts
 * import { exitCodeOf } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(exitCodeOf(300), { code: 44, text: null });
 * assertEquals(exitCodeOf("no input"), { code: 1, text: "no input" });
 * ```
 */
export function exitCodeOf(status: unknown): { code: number; text: string | null } {
  if (status === undefined || status === null) return { code: 0, text: null };
  if (typeof status === "boolean") return { code: status ? 1 : 0, text: null };
  if (typeof status === "number" && Number.isInteger(status)) {
    return { code: Number(BigInt.asUintN(8, BigInt(status))), text: null };
  }
  return { code: 1, text: typeof status === "string" ? status : Deno.inspect(status) };
}

/**
 * Turns an error that nobody caught into an exit code, and prints what belongs on standard error.
 *
 * @param error What was thrown; `SystemExit` is a wish, anything else a failure.
 * @param heading A line to print above a failure, such as `Process worker-1:`.
 * @returns The exit code.
 */
export function reportUncaught(error: unknown, heading?: string): number {
  if (error instanceof SystemExit) {
    const { code, text } = exitCodeOf(error.status);
    if (text !== null) printError(text);
    return code;
  }
  if (heading !== undefined) printError(heading);
  printError(Deno.inspect(error));
  return 1;
}

/** A line on standard error; a closed one must not fail the program. */
function printError(line: string): void {
  try {
    console.error(line);
  } catch {
    // Nobody can be told.
  }
}

const lastSteps: Array<() => void> = [];

/** Has `step` done when this process ends by itself, in whatever way; it must neither wait nor throw. */
export function atEnd(step: () => void): void {
  addEventListener("unload", step);
  lastSteps.push(step);
}

/** Does the final steps, then ends the program. */
export async function endProgram(code: number): Promise<never> {
  await doFinalSteps();
  Deno.exit(code);
}

let ownPid: number | undefined;

/** Has a `SystemExit` that nobody catches end the program instead of being printed as an error. */
export function installExitHandlers(): void {
  if (ownPid !== undefined) return;
  ownPid = getpid();
  const onUncaught = (event: Event, error: unknown): void => {
    if (!(error instanceof SystemExit)) return;
    // A forked child has its own handlers (fork.ts), which come after this one.
    if (event.defaultPrevented || getpid() !== ownPid) return;
    event.preventDefault();
    endProgram(reportUncaught(error));
  };
  addEventListener("error", (event) => onUncaught(event, event.error));
  addEventListener("unhandledrejection", (event) => onUncaught(event, event.reason));
}
