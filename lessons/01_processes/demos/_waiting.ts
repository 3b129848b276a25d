/**
 * How the demos wait: for something that can be seen, never for a time that "should be enough".
 *
 * @module
 */
import { processStatus } from "interleave/system";

const LONGEST_MS = 10_000;
const nothing = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this process without using the processor; gives up by itself, too. */
export function rest(ms = LONGEST_MS): void {
  Atomics.wait(nothing, 0, 0, ms);
}

/** Uses the processor all the time; gives up by itself in case that nobody ends the process. */
export function spin(ms = LONGEST_MS): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** Looks again and again until there is something to see, and returns it. */
export function until<T>(what: string, look: () => T | false | null | undefined): T {
  const deadline = performance.now() + LONGEST_MS;
  while (performance.now() < deadline) {
    const seen = look();
    if (seen) return seen;
    rest(1);
  }
  throw new Error(`Waited ${LONGEST_MS / 1000} s for ${what}, in vain`);
}

/** Whether a process runs no more: it is off the system's list, or there as a zombie only. */
export function hasEnded(pid: number): boolean {
  return ["Z", "X", undefined].includes(processStatus(pid)?.state);
}

/**
 * Holds processes back until somebody opens it. It is a file, because that is something which all
 * processes see; lesson 07 has a better one, `Event`.
 */
export class Gate implements Disposable {
  readonly path: string;

  /** A new gate, closed; or, given the path, the same gate seen from another process. */
  constructor(path: string = Deno.makeTempFileSync({ prefix: "gate-" })) {
    this.path = path;
  }

  wait(): void {
    until("the gate to open", () => !exists(this.path));
  }

  open(): void {
    if (exists(this.path)) Deno.removeSync(this.path);
  }

  /** `using gate = new Gate()` opens it at the latest when the block ends, so that nobody stays. */
  [Symbol.dispose](): void {
    this.open();
  }
}

/** Whether there is such a file. */
export function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
