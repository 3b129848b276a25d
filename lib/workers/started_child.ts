/**
 * A child that has been started, whichever way: what `Process` asks of it.
 *
 * @module
 */

import { peekExit } from "../system/child_events.ts";
import { hasLibc } from "../system/libc.ts";
import { reapedExitCode } from "../system/wait.ts";

/** A child process of this one. */
export interface StartedChild {
  readonly pid: number;
  /** Resolves with the exit code, −N if signal N killed it, once the system has said so. */
  readonly exited: Promise<number>;
  /** Sends a signal; without effect and error when it has ended. */
  kill(signal: "SIGTERM" | "SIGKILL" | "SIGCONT"): void;
}

/**
 * Looks at a child without waiting for the event loop.
 *
 * @returns Its exit code, or `null` if it runs or only the event loop can tell.
 */
export function peek(child: StartedChild): number | null {
  if (!hasLibc() || Deno.build.os !== "linux") return null;
  const seen = peekExit(child.pid);
  if (seen === "gone") return reapedExitCode(child.pid) ?? null;
  return seen === "alive" ? null : seen.exitCode;
}
