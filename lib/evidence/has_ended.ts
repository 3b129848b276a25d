import { type ProcessStatus, processStatus } from "../system/process_status.ts";

/**
 * Whether a process runs no more: it is off the system's list, or there as a zombie only.
 *
 * @param pid The process.
 *
 * @example
 * ```ts
 * import { hasEnded } from "interleave/evidence";
 * import { assert } from "@std/assert";
 *
 * assert(!hasEnded(Deno.pid));
 * ```
 */
export function hasEnded(pid: number): boolean {
  const status = processStatus(pid);
  return status === null || !isAlive(status);
}

/**
 * Whether a process had not ended when its status was read: a zombie had.
 *
 * @param status What `processStatus()` or `childrenOf()` gave.
 *
 * @example
 * ```ts
 * import { isAlive } from "interleave/evidence";
 * import { processStatus } from "interleave/system";
 * import { assert } from "@std/assert";
 *
 * assert(isAlive(processStatus()!));
 * ```
 */
export function isAlive(status: Pick<ProcessStatus, "state">): boolean {
  return status.state !== "Z" && status.state !== "X";
}
