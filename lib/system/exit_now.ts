import { endLane, isRecording } from "../timeline/recorder.ts";
import { libc } from "./libc.ts";

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

const lastSteps: Array<() => void> = [];

/** Has `step` done when this process ends by itself, in whatever way; it must neither wait nor throw. */
export function atEnd(step: () => void): void {
  addEventListener("unload", step);
  lastSteps.push(step);
}
