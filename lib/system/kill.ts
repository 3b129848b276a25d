import { libc, systemError } from "./libc.ts";
import { signalName, signalNumber } from "./signal_names.ts";

/**
 * Sends a signal to a process, or to a group of them.
 *
 * Does not wait for it to have an effect. A zombie can be signalled without error, and without effect.
 *
 * @param pid The process; 0 means every process of the caller's group, −n every process of group n.
 * @param signal Its name or number; 0 sends nothing and only asks whether the process exists.
 * @throws {SystemError} `ESRCH` if there is no such process, `EPERM` if it may not be signalled,
 *   `EINVAL` if the system knows no such signal number.
 * @throws {TypeError} if the name is no signal.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { kill } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sleep", { args: ["10"] }).spawn();
 * kill(child.pid, 0); // it is there
 * kill(child.pid, "SIGTERM");
 * assertEquals((await child.status).signal, "SIGTERM");
 * ```
 */
export function kill(pid: number, signal: Deno.Signal | number): void {
  if (!Number.isInteger(pid)) {
    throw new TypeError(`Cannot kill: the pid is ${pid}; give an integer`);
  }
  const number = signalNumber(signal);
  const call = `kill process ${pid} with ${signalName(number) ?? `signal ${number}`}`;
  if (libc(call).kill(pid, number) === -1) throw systemError(call);
}
