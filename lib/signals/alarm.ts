import { libc } from "../system/libc.ts";

/** `unsigned int` of alarm(2). */
const LONGEST = 2 ** 32 - 1;

/**
 * Has the system send SIGALRM to this process after some seconds.
 *
 * There is one alarm per process: a second one takes the place of the first. It is the same timer as
 * `setitimer("real", …)`, in whole seconds, as everywhere on Unix. Without a handler SIGALRM ends the
 * process. Children do not inherit it. It does not keep the program alive; `pause()` does.
 *
 * @param seconds When, in whole seconds, 0 to 4 294 967 295; 0 takes the alarm back.
 * @returns The seconds that the alarm before had left, at least 1; 0 if there was none.
 * @throws {RangeError} if `seconds` is no such integer; `setitimer()` takes milliseconds.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { alarm } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(alarm(5), 0);
 * assertEquals(alarm(2), 5);
 * assertEquals(alarm(0), 2);
 * ```
 */
export function alarm(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > LONGEST) {
    throw new RangeError(
      `Cannot set the alarm to ${String(seconds)}: give whole seconds, or use setitimer(), which ` +
        "takes milliseconds",
    );
  }
  return libc("set the alarm").alarm(seconds);
}
