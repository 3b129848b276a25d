import { libc, requireLinux, systemError } from "./libc.ts";
import { getpid } from "./pids.ts";

/** Room for 1024 processors, as glibc's `cpu_set_t`. */
const MASK_BYTES = 128;

/**
 * How many processors this program may use.
 *
 * @returns At least 1; fewer than the machine has when the program was pinned.
 *
 * @example
 * ```ts
 * import { cpuCount } from "interleave/system";
 * import { assert } from "@std/assert";
 *
 * assert(cpuCount() >= 1);
 * ```
 */
export function cpuCount(): number {
  return navigator.hardwareConcurrency;
}

/**
 * The processors on which a process may run.
 *
 * @param pid The process; this one if not given.
 * @returns Processor numbers from 0, ascending.
 * @throws {SystemError} `ESRCH` if there is no such process.
 * @throws {UnsupportedError} outside Linux, or without `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getAffinity } from "interleave/system";
 * import { assert } from "@std/assert";
 *
 * assert(getAffinity().length >= 1);
 * ```
 */
export function getAffinity(pid = 0): number[] {
  const call = `read the processors of process ${pid === 0 ? getpid() : pid}`;
  requireLinux(call, "sched_getaffinity");
  const mask = new Uint8Array(MASK_BYTES);
  if (libc(call).sched_getaffinity!(pid, BigInt(MASK_BYTES), mask) === -1) throw systemError(call);
  const cpus: number[] = [];
  for (let cpu = 0; cpu < MASK_BYTES * 8; cpu++) {
    if ((mask[cpu >> 3]! & (1 << (cpu & 7))) !== 0) cpus.push(cpu);
  }
  return cpus;
}

/**
 * Pins the main thread of a process to some processors, and what it starts from then on.
 *
 * Threads that it has already started stay where they are, so pin before starting Workers.
 *
 * @param cpus Processor numbers from 0.
 * @param pid The process; this one if not given.
 * @throws {RangeError} if no processor is given, or one that cannot be.
 * @throws {SystemError} `EINVAL` if the machine has none of them, `ESRCH` if there is no such process,
 *   `EPERM` if it belongs to somebody else.
 * @throws {UnsupportedError} outside Linux, or without `--allow-ffi`.
 *
 * @example Two programs that must share one processor
 * ```ts
 * import { getAffinity, setAffinity } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * const child = new Deno.Command("sleep", { args: ["10"] }).spawn();
 * const [first] = getAffinity();
 * setAffinity([first!], child.pid);
 * assertEquals(getAffinity(child.pid), [first]);
 * child.kill();
 * await child.status;
 * ```
 */
export function setAffinity(cpus: readonly number[], pid = 0): void {
  const call = `pin process ${pid === 0 ? getpid() : pid} to processors ${cpus.join(", ")}`;
  requireLinux(call, "sched_setaffinity");
  const mask = new Uint8Array(MASK_BYTES);
  for (const cpu of cpus) {
    if (!Number.isInteger(cpu) || cpu < 0 || cpu >= MASK_BYTES * 8) {
      throw new RangeError(`Cannot ${call}: there is no processor ${String(cpu)}`);
    }
    mask[cpu >> 3]! |= 1 << (cpu & 7);
  }
  if (cpus.length === 0) {
    throw new RangeError("Cannot pin to no processor at all: give at least one");
  }
  if (libc(call).sched_setaffinity!(pid, BigInt(MASK_BYTES), mask) === -1) throw systemError(call);
}
