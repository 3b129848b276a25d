import {
  type ChildListener,
  exitSeenAside,
  listenToChildren,
  peekExit,
} from "../system/child_events.ts";
import { SystemError } from "../errors.ts";
import { atFork } from "../system/at_fork.ts";
import { forkLane } from "../system/fork.ts";
import { kill } from "../system/kill.ts";
import { reapedExitCode, waitpidSync, WNOHANG } from "../system/wait.ts";
import type { StartedChild } from "./started_child.ts";

/**
 * Copies this process; the child is `name` on the timeline.
 *
 * @param daemon Whether this program may end although the child still runs.
 * @returns Called once, it returns twice: the child to the parent, `null` to the child.
 */
export function forkChild(name: string, daemon: boolean): StartedChild | null {
  const pid = forkLane(name);
  if (pid === 0) return null;
  const seen = daemon ? null : exitSeenAside(pid);
  return {
    pid,
    // Should the wait aside have been cut short, the listener takes over.
    exited: seen === null
      ? watch(pid, daemon)
      : seen.then(() => exitCodeOf(pid) ?? watch(pid, daemon)),
    kill(signal): void {
      if (peekExit(pid) === "alive") kill(pid, signal);
    },
  };
}

/** A child whose end the listener will notice. */
interface Watched {
  readonly resolve: (exitCode: number) => void;
  readonly daemon: boolean;
}

const watched = new Map<number, Watched>();
let listener: ChildListener | undefined;

atFork({
  before: () => listener !== undefined,
  child(): void {
    watched.clear();
    listener?.keepAlive(false);
    listener = undefined;
  },
});

function watch(pid: number, daemon: boolean): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  watched.set(pid, { resolve, daemon });
  listener ??= listenToChildren(look);
  // One that has ended before the listener was there was not announced.
  queueMicrotask(look);
  return promise;
}

function look(): void {
  for (const [pid, { resolve }] of watched) {
    const exitCode = exitCodeOf(pid);
    if (exitCode === null) continue;
    watched.delete(pid);
    resolve(exitCode);
  }
  listener?.keepAlive([...watched.values()].some((child) => !child.daemon));
  if (watched.size > 0) return;
  listener?.close();
  listener = undefined;
}

/** How a child ended, which is taken off the system's list; `null` while it runs. */
function exitCodeOf(pid: number): number | null {
  try {
    return waitpidSync(pid, WNOHANG).exitCode;
  } catch (error) {
    // ECHILD: somebody called wait() and got this child; the status is theirs to tell.
    const exitCode = reapedExitCode(pid);
    if (error instanceof SystemError && exitCode !== undefined) return exitCode;
    throw error;
  }
}
