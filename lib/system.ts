/**
 * The operating system in its own words: `fork` and `wait`, `exit` and `kill`, priorities, sessions,
 * and what the system keeps about each process.
 *
 * Importing this never fails. A call that this platform, or the permissions of the program, cannot do
 * throws `UnsupportedError` and says what is missing.
 *
 * @example Who am I?
 * ```ts
 * import { getpid, processStatus } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(processStatus()?.pid, getpid());
 * ```
 *
 * @module
 */

export { SystemError, SystemExit, TimeoutError, UnsupportedError } from "./errors.ts";
export { cpuCount, getAffinity, setAffinity } from "./system/affinity.ts";
export { onFork } from "./system/at_fork.ts";
export { exit } from "./system/exit.ts";
export { exitCodeOf } from "./system/exit_code.ts";
export { exitNow } from "./system/exit_now.ts";
export { fork, whyNoFork } from "./system/fork.ts";
export { kill } from "./system/kill.ts";
export { getpid, getppid } from "./system/pids.ts";
export { getPriority, nice, setPriority } from "./system/priority.ts";
export {
  allProcesses,
  type ProcessState,
  type ProcessStatus,
  processStatus,
} from "./system/process_status.ts";
export {
  childrenOf,
  drawProcessTree,
  type ProcessTree,
  processTree,
} from "./system/process_tree.ts";
export { getpgid, getsid, setpgid, setsid } from "./system/session.ts";
export { signalName, signalNumber } from "./system/signal_names.ts";
export {
  type ResourceUsage,
  wait,
  waitpid,
  waitpidSync,
  type WaitResult,
  waitStatusToExitCode,
  waitSync,
  WCONTINUED,
  WNOHANG,
  WUNTRACED,
} from "./system/wait.ts";
export type { SyncWaitOptions, WaitOptions } from "./waiting.ts";
