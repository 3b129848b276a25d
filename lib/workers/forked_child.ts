import { type ChildListener, listenToChildren, peekExit } from "../system/child_events.ts";
import { SystemError } from "../errors.ts";
import { forkLane, onFork } from "../system/fork.ts";
import { kill } from "../system/kill.ts";
import { reapedExitCode, waitpidSync, WNOHANG } from "../system/wait.ts";
import type { StartedChild } from "./started_child.ts";

/** Copies this process; the child, `name` on the timeline, runs `main`, which does not return. */
export function forkChild(name: string, main: () => never): StartedChild {
  const pid = forkLane(name);
  if (pid === 0) main();
  const { promise: exited, resolve } = Promise.withResolvers<number>();
  watched.set(pid, { resolve, keepsAlive: true });
  listener ??= listenToChildren(reapAll);
  // One that has ended before the listener was there was not announced.
  queueMicrotask(reapAll);
  listener.keepAlive(true);
  return {
    pid,
    exited,
    kill(signal): void {
      if (peekExit(pid) === "alive") kill(pid, signal);
    },
    unref(): void {
      const entry = watched.get(pid);
      if (entry !== undefined) entry.keepsAlive = false;
      updateReference();
    },
  };
}

interface Watched {
  readonly resolve: (exitCode: number) => void;
  keepsAlive: boolean;
}

const watched = new Map<number, Watched>();
let listener: ChildListener | undefined;

onFork(() => {
  watched.clear();
  listener?.keepAlive(false);
  listener = undefined;
});

function reapAll(): void {
  for (const [pid, { resolve }] of watched) {
    const exitCode = reapIfEnded(pid);
    if (exitCode === null) continue;
    watched.delete(pid);
    resolve(exitCode);
  }
  updateReference();
}

function updateReference(): void {
  if (watched.size === 0) {
    listener?.close();
    listener = undefined;
  } else listener?.keepAlive([...watched.values()].some((child) => child.keepsAlive));
}

function reapIfEnded(pid: number): number | null {
  try {
    return waitpidSync(pid, WNOHANG).exitCode;
  } catch (error) {
    // ECHILD: somebody called wait() and got this child; the status is theirs to tell.
    const exitCode = reapedExitCode(pid);
    if (error instanceof SystemError && exitCode !== undefined) return exitCode;
    throw error;
  }
}
