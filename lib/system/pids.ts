/**
 * The number by which the system knows this process.
 *
 * Right in a child made by `fork()` too, where `Deno.pid` may still be the parent's.
 *
 * @returns The pid.
 *
 * @example
 * ```ts
 * import { getpid } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(getpid(), Deno.pid);
 * ```
 */
export function getpid(): number {
  return forkedPid ?? Deno.pid;
}

/**
 * The pid of the process that started this one, or of its adopter once that one has ended.
 *
 * @returns The parent's pid, read anew at each call.
 *
 * @example
 * ```ts
 * import { getppid, processStatus } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(processStatus()?.ppid, getppid());
 * ```
 */
export function getppid(): number {
  return Deno.ppid;
}

let forkedPid: number | undefined;

/** Tells a forked child its pid. */
export function becomePid(pid: number): void {
  forkedPid = pid;
}
