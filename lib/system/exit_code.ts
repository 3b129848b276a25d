// On the start path of every child process: it imports nothing but the errors.
import { SystemExit } from "../errors.ts";

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
