/**
 * Being told that a child changed: `SIGCHLD` for the event loop, pidfds for a blocked thread.
 *
 * @module
 */

import { EINTR, errno, libc, systemError } from "./libc.ts";

/** The number of `pidfd_open` is the same on every Linux. */
const PIDFD_OPEN = 434n;
const POLLIN = 1;
/** A timer that never fires within a program's life, in milliseconds: it keeps the event loop up. */
const FOR_EVER = 2 ** 31 - 1;

/** A listener for changes of children. */
export interface ChildListener {
  /** Whether the listener keeps the program from ending; off at first. */
  keepAlive(on: boolean): void;
  close(): void;
}

/**
 * Calls back when a child may have changed. Several changes may come as one call: look at all children.
 *
 * @param onChange Called from the event loop.
 */
export function listenToChildren(onChange: () => void): ChildListener {
  let timer: ReturnType<typeof setInterval> | undefined;
  const keepAlive = (on: boolean): void => {
    // A signal listener does not keep the program alive; a timer does.
    if (on) timer ??= setInterval(() => {}, FOR_EVER);
    else {
      clearInterval(timer);
      timer = undefined;
    }
  };
  Deno.addSignalListener("SIGCHLD", onChange);
  return {
    keepAlive,
    close(): void {
      keepAlive(false);
      Deno.removeSignalListener("SIGCHLD", onChange);
    },
  };
}

/** Announces changes of children until it is closed. */
export interface ChildChanges {
  /** Waits for the next change since the last call; rejects with the signal's reason on abort. */
  next(): Promise<"change" | "timeout">;
  close(): void;
}

/**
 * Waits for changes of children, and keeps the program alive meanwhile.
 *
 * @param deadline On the clock of `performance.now()`.
 * @param signal Gives up.
 */
export function untilChildChanges(deadline: number, signal?: AbortSignal): ChildChanges {
  let changed = false;
  let wake = (): void => {};
  const onAbort = (): void => wake();
  const listener = listenToChildren(() => {
    changed = true;
    wake();
  });
  listener.keepAlive(true);
  const left = deadline - performance.now();
  const timer = left < FOR_EVER ? setTimeout(() => wake(), Math.max(0, left)) : undefined;
  signal?.addEventListener("abort", onAbort);
  return {
    async next(): Promise<"change" | "timeout"> {
      while (!changed) {
        signal?.throwIfAborted();
        if (performance.now() >= deadline) return "timeout";
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
      changed = false;
      return "change";
    },
    close(): void {
      listener.close();
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

/**
 * Blocks the thread until one of these children has ended, or the time is up. Takes none off the list.
 *
 * @param pids Children of this process; one that is no child any more counts as ended.
 * @param timeout In milliseconds, `Infinity` for no end.
 * @returns Whether one has ended.
 */
export function pollExit(pids: readonly number[], timeout: number): boolean {
  const { syscall, poll, close } = libc("wait for children");
  const deadline = performance.now() + timeout;
  const fds: number[] = [];
  try {
    for (const pid of pids) {
      const fd = Number(syscall!(PIDFD_OPEN, BigInt(pid), 0n));
      if (fd < 0) return true; // gone already
      fds.push(fd);
    }
    // struct pollfd { int fd; short events; short revents; }
    const entries = new Int32Array(fds.length * 2);
    fds.forEach((fd, i) => entries.set([fd, POLLIN], i * 2));
    for (;;) {
      const left = deadline - performance.now();
      const ms = left === Infinity ? -1 : Math.min(FOR_EVER, Math.max(0, Math.ceil(left)));
      const ready = poll(new Uint8Array(entries.buffer), BigInt(fds.length), ms);
      if (ready >= 0) return ready > 0;
      const code = errno();
      if (code !== EINTR) throw systemError("wait for children", code);
    }
  } finally {
    for (const fd of fds) close(fd);
  }
}

/** `P_PID` of waitid(2). */
const P_PID = 1;
const WNOHANG = 1;
const WEXITED = 4;
const WNOWAIT = 0x01000000;

/** How a child ended, seen without taking it off the list. */
export interface SeenExit {
  /** 0 to 255, or −N if signal N killed it. */
  readonly exitCode: number;
}

/**
 * Looks whether a child has ended, and leaves it to whoever waits for it.
 *
 * @param pid A child of this process.
 * @returns How it ended, `"alive"`, or `"gone"` if it is no child of ours (any more).
 */
export function peekExit(pid: number): SeenExit | "alive" | "gone" {
  const info = new Int32Array(32); // siginfo_t, 128 bytes
  const bytes = new Uint8Array(info.buffer);
  if (libc("look at a child").waitid(P_PID, pid, bytes, WNOHANG | WEXITED | WNOWAIT) === -1) {
    return "gone";
  }
  // siginfo_t of Linux: si_signo, si_errno, si_code, padding, si_pid, si_uid, si_status.
  const [code, seen, status] = [info[2]!, info[4]!, info[6]!];
  if (seen !== pid) return "alive";
  const CLD_EXITED = 1;
  return { exitCode: code === CLD_EXITED ? status & 0xff : -status };
}

let isWaitingAside = false;

/**
 * Waits for the end of a child on a thread of its own, which is told at once: `SIGCHLD` takes half a
 * millisecond to come around. Keeps the program alive, cannot be given up, and is there only once.
 *
 * @param pid A child of this process.
 * @returns Settles when it has ended (it is not taken off the list); `null` if the thread is taken.
 */
export function exitSeenAside(pid: number): Promise<unknown> | null {
  if (isWaitingAside) return null;
  isWaitingAside = true;
  const info = new Uint8Array(128);
  return libc("wait for a child").waitidAside(P_PID, pid, info, WEXITED | WNOWAIT)
    .finally(() => isWaitingAside = false);
}
