import { allProcesses, processStatus } from "interleave/system";

/** The compilers that a process has started. */
export function compilers(parent: number): number[] {
  return allProcesses().filter((pid) => {
    const status = processStatus(pid);
    return status?.ppid === parent && status.name === "tsc";
  });
}
