import { ClaimError } from "../errors.ts";
import { startClock } from "./clock.ts";
import { formatDuration } from "./duration.ts";
import { currentWriter, mark, now } from "./recorder.ts";
import { terminalWidth } from "./terminal.ts";

/**
 * Prints what this process just did, with its pid and the time since the program's first word, and
 * records a mark.
 *
 * The line leaves in one synchronous `write`, so lines of several processes never mix and the last
 * words of a process that is killed are not lost. If nobody reads any more, nothing is printed.
 *
 * @param text What happened: `"wrote 7"`.
 *
 * @example Prints `pid 4120  wrote 7`
 * ```ts
 * import { record, say } from "interleave/timeline";
 * import { assertEquals } from "@std/assert";
 *
 * using recording = record();
 * say("wrote 7");
 * assertEquals(recording.events().at(-1)?.text, "wrote 7");
 * ```
 */
export function say(text: string): void {
  const at = now();
  const elapsed = at - startClock();
  mark(text);
  const line = `${whoAmI()}  ${text}`;
  // The first word is the zero moment itself: it is set after `at`, so it has no time to tell.
  print(elapsed <= 0 ? line : `${line.padEnd(timeColumn())}  +${formatDuration(elapsed)}`);
}

/**
 * States what has just been observed: prints it with a `✓`, or fails with what was there instead.
 *
 * @param text The statement, as a sentence that is true when it holds: `"the child has gone"`.
 * @param holds Whether it does.
 * @param observed What was seen instead; shown only if it does not hold.
 * @throws {ClaimError} if it does not hold.
 *
 * @example
 * ```ts
 * import { claim } from "interleave/timeline";
 * import { assertThrows } from "@std/assert";
 *
 * const sum = 2 + 2;
 * claim("two and two is four", sum === 4, sum);
 * assertThrows(() => claim("two and two is five", sum === 5, sum), Error, "observed: 4");
 * ```
 */
export function claim(text: string, holds: boolean, observed?: unknown): void {
  mark(`${holds ? "✓" : "✗"} ${text}`);
  if (holds) return print(`✓ ${text}`);
  const instead = typeof observed === "string" ? observed : Deno.inspect(observed);
  throw new ClaimError(
    `Claim does not hold on this run: ${text}` +
      (observed === undefined ? "" : `; observed: ${instead}`),
  );
}

function whoAmI(): string {
  const { pid, lane } = currentWriter();
  return lane === "main" ? `pid ${pid}` : `${lane} (pid ${pid})`;
}

/** Where the times stand: below each other, and inside the terminal. */
function timeColumn(): number {
  return Math.min(48, terminalWidth() - "  +99.9 ms".length);
}

const encoder = new TextEncoder();

function print(line: string): void {
  try {
    Deno.stdout.writeSync(encoder.encode(`${line}\n`));
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error; // `… | head` has read enough
  }
}
