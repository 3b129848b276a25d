import { kill } from "../system/kill.ts";
import { getpid } from "../system/pids.ts";
import { findSignal } from "./disposition.ts";

/**
 * Sends a signal to this process itself.
 *
 * A default action happens at once; a handler runs when the event loop has its turn.
 *
 * @param signal Its name or number.
 * @throws {TypeError} if the name is no signal.
 * @throws {RangeError} if no signal has that number.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { raiseSignal, sigwait } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * const wait = sigwait(["SIGUSR2"]);
 * raiseSignal("SIGUSR2");
 * assertEquals(await wait, "SIGUSR2");
 * ```
 */
export function raiseSignal(signal: Deno.Signal | number): void {
  kill(getpid(), findSignal(signal).number);
}
