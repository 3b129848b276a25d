import { clearErrno, errno, libc, systemError } from "./libc.ts";
import { getpid } from "./pids.ts";

/** `PRIO_PROCESS` of getpriority(2). */
const PROCESS = 0;

/**
 * The nice value of a process: −20 goes first, 19 goes last, 0 is usual.
 *
 * @param pid The process; this one if not given.
 * @returns −20 to 19.
 * @throws {SystemError} `ESRCH` if there is no such process.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getPriority } from "interleave/system";
 * import { assert } from "@std/assert";
 *
 * assert(getPriority() >= -20 && getPriority() <= 19);
 * ```
 */
export function getPriority(pid = 0): number {
  const call = `read the priority of process ${pid === 0 ? getpid() : pid}`;
  const { getpriority } = libc(call);
  clearErrno(); // −1 is a valid priority
  const value = getpriority(PROCESS, checkedPid(pid));
  if (value === -1 && errno() !== 0) throw systemError(call);
  return value;
}

/**
 * Sets the nice value of a process. Everybody may raise it (be nicer); lowering it takes privileges.
 *
 * @param value The new value; beyond −20…19 the system takes the nearest.
 * @param pid The process; this one if not given.
 * @throws {SystemError} `EACCES` or `EPERM` if it may not be changed so, `ESRCH` if it does not exist.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example A child that lets others go first
 * ```ts
 * import { getPriority, setPriority } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sleep", { args: ["10"] }).spawn();
 * const nicer = Math.min(19, getPriority(child.pid) + 5);
 * setPriority(nicer, child.pid);
 * assertEquals(getPriority(child.pid), nicer);
 * child.kill();
 * await child.status;
 * ```
 */
export function setPriority(value: number, pid = 0): void {
  if (!Number.isInteger(value)) {
    throw new TypeError(`Cannot set priority ${String(value)}: give an integer from −20 to 19`);
  }
  const call = `set the priority of process ${pid === 0 ? getpid() : pid} to ${value}`;
  if (libc(call).setpriority(PROCESS, checkedPid(pid), value) === -1) throw systemError(call);
}

/**
 * Makes this process nicer by `increment`, as `os.nice()` does.
 *
 * @param increment What to add to its nice value.
 * @returns The new value; the system stops at 19.
 * @throws {SystemError} `EACCES` or `EPERM` for a negative increment without privileges.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getPriority, nice } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(nice(0), getPriority());
 * ```
 */
export function nice(increment: number): number {
  setPriority(getPriority() + increment);
  return getPriority();
}

function checkedPid(pid: number): number {
  if (!Number.isInteger(pid) || pid < 0) {
    throw new TypeError(`Cannot use pid ${String(pid)}: give the number of a process`);
  }
  return pid;
}
