import { hasLibc, libc, systemError } from "./libc.ts";

/**
 * Starts a session of its own, away from the terminal: what a daemon does after its first fork.
 *
 * @returns The session's id, which is this process' pid.
 * @throws {SystemError} `EPERM` if this process leads a process group already.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts ignore
 * import { fork, getpid, setsid } from "interleave/system";
 *
 * fork(() => console.log(setsid() === getpid())); // true
 * ```
 */
export function setsid(): number {
  const call = "start a session";
  const sid = libc(call).setsid();
  if (sid === -1) throw systemError(call);
  return sid;
}

/**
 * The session to which a process belongs.
 *
 * @param pid The process; this one if not given.
 * @returns The session's id.
 * @throws {SystemError} `ESRCH` if there is no such process.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getsid, processStatus } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(getsid(), processStatus()?.sid);
 * ```
 */
export function getsid(pid = 0): number {
  const call = `read the session of process ${pid}`;
  const sid = libc(call).getsid(pid);
  if (sid === -1) throw systemError(call);
  return sid;
}

/**
 * The process group to which a process belongs.
 *
 * @param pid The process; this one if not given.
 * @returns The group's id.
 * @throws {SystemError} `ESRCH` if there is no such process.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getpgid, processStatus } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(getpgid(), processStatus()?.pgid);
 * ```
 */
export function getpgid(pid = 0): number {
  const call = `read the group of process ${pid}`;
  const pgid = libc(call).getpgid(pid);
  if (pgid === -1) throw systemError(call);
  return pgid;
}

/**
 * Moves a process into a process group, or makes it the leader of a new one.
 *
 * @param pid This process (0) or a child that has not yet started another program.
 * @param pgid The group; 0 for a new one named after the process.
 * @throws {SystemError} `EPERM`, `ESRCH` or `EACCES` when the system does not allow it.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts ignore
 * import { fork, getpgid, getpid, setpgid } from "interleave/system";
 *
 * fork(() => {
 *   setpgid(0, 0);
 *   console.log(getpgid() === getpid()); // true
 * });
 * ```
 */
export function setpgid(pid = 0, pgid = 0): void {
  const call = `move process ${pid} into group ${pgid}`;
  if (libc(call).setpgid(pid, pgid) === -1) throw systemError(call);
}

/** `PR_SET_PDEATHSIG` of prctl(2). */
const PARENT_DEATH_SIGNAL = 1;
const SIGKILL = 9;

/**
 * Has the system kill this process when the thread that started it ends, however it ends.
 *
 * @param parent The pid of the expected parent: when it has gone already, this process ends at once.
 * @returns Whether the system will; `false` without `--allow-ffi`.
 */
export function dieWithParent(parent: number): boolean {
  if (!hasLibc()) return false;
  const { prctl, kill, getpid } = libc("die with the parent");
  prctl!(PARENT_DEATH_SIGNAL, BigInt(SIGKILL), 0n, 0n, 0n);
  if (Deno.ppid !== parent) kill(getpid(), SIGKILL);
  return true;
}
