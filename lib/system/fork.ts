import { UnsupportedError } from "../errors.ts";
import { currentWriter, isRecording, nameLane } from "../timeline/recorder.ts";
import { prepareFork } from "./at_fork.ts";
import { reportUncaught } from "./exit_code.ts";
import { compileExit, exitNow } from "./exit_now.ts";
import { type Libc, libc, requireLinux, systemError } from "./libc.ts";
import { becomePid } from "./pids.ts";
import { readProc } from "./process_status.ts";
import { DEFAULT_ACTION, kindOf, readAction, writeAction } from "./signal_action.ts";

/**
 * Makes a copy of this process: it is called once and returns twice.
 *
 * The child starts with a copy of everything that was made before, at the statement after `fork()`,
 * and changes only its own copy. Which of the two goes first is not fixed. The child has only the
 * thread that called: write synchronous code in it (no `await` that has to wait for the system, no
 * Worker). It ends when its code ends, or with `exit()` or `exitNow()`; an error that nobody catches
 * is printed and ends it with code 1. Signal handlers stay with the parent. Wait for it with
 * `waitpid()`, or it stays a zombie until this program ends.
 *
 * @param main If given, the child runs only this, and ends; so `fork()` returns in the parent alone.
 *   Use it inside anything that waits for something, such as a test or an `async` function.
 * @returns The child's pid in the parent, 0 in the child.
 * @throws {UnsupportedError} outside Linux, in a Worker, without `--allow-ffi`, and in a program that
 *   was not started with `--v8-flags=--single-threaded`: without it, V8's helper threads, which are
 *   not copied, are waited for by the child's garbage collector.
 * @throws {SystemError} `EAGAIN` or `ENOMEM` if the system has no room for another process.
 *
 * Source: V8 marks its heap `MADV_DONTFORK`, so that a child of a plain `fork()` dies at its first
 * step; this one first marks all memory below the kernel's own mappings `MADV_DOFORK`.
 *
 * @example Called once, returns twice
 * ```ts ignore
 * import { fork, waitpidSync } from "interleave/system";
 *
 * let n = 100;
 * const pid = fork();
 * if (pid === 0) {
 *   n++; // the child's own copy
 *   console.log(`child ${n}`); // child 101
 * } else {
 *   waitpidSync(pid);
 *   console.log(`parent ${n}`); // parent 100
 * }
 * ```
 */
export function fork(main?: () => void): number {
  const pid = forkLane("fork");
  if (pid !== 0) return pid;
  if (main === undefined) {
    endWhenCodeEnds();
    return 0;
  }
  let code = 0;
  try {
    main();
  } catch (error) {
    code = reportUncaught(error);
  }
  exitNow(code);
}

/** As `fork()`; the child goes by the name of `lane` on the timeline. */
export function forkLane(lane: string): number {
  const { forkNow, block, restore, mask, getpid } = prepared ??= prepare();
  const concerned = prepareFork();
  // A child goes on to ignore what its parent ignores, but the parent's handlers are not copied.
  const handled = CATCHABLE.filter((number) => kindOf(readAction(number)) === "call");
  // A signal that comes before the child has let go of the parent's handlers must not be lost.
  block();
  const pid = forkNow();
  if (pid === 0) {
    forked = true;
    for (const number of handled) writeAction(number, DEFAULT_ACTION);
    mask.set(NO_SIGNALS); // what the parent holds back for its handlers is not held back here
    introduce(lane, getpid());
    for (const { child } of concerned) child();
  } else {
    for (const { parent } of concerned) parent?.(pid);
  }
  restore();
  if (pid === -1) throw systemError("fork");
  if (pid !== 0 && isRecording()) lanes.set(pid, lane);
  return pid;
}

/** The lane of a forked child whose end is to be recorded; forgets it. */
export function takeLane(pid: number): string | undefined {
  const lane = lanes.get(pid);
  lanes.delete(pid);
  return lane;
}

/**
 * Whether `fork()` would work in this program.
 *
 * @returns `null` if it would, else the reason as a sentence.
 *
 * @example
 * ```ts
 * import { fork, whyNoFork } from "interleave/system";
 * import { assertThrows } from "@std/assert";
 *
 * const reason = whyNoFork();
 * if (reason !== null) assertThrows(() => fork(), Error, reason);
 * ```
 */
export function whyNoFork(): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof UnsupportedError) return error.message;
    throw error;
  }
}

/** Whether this process came from `fork()`: it has one thread, and no event loop. */
export function isForked(): boolean {
  return forked;
}

let forked = false;
const lanes = new Map<number, string>();
let prepared: ReturnType<typeof prepare> | undefined;

function check(): Libc {
  requireLinux("fork", "madvise(MADV_DOFORK)");
  const symbols = libc("fork");
  if ("WorkerGlobalScope" in globalThis) {
    throw new UnsupportedError("Cannot fork in a Worker: call fork() on the main thread");
  }
  if (!isSingleThreaded()) {
    throw new UnsupportedError(
      "Cannot fork: V8 was started with helper threads, which a fork does not copy; " +
        "run the program with `deno run -A --v8-flags=--single-threaded …`",
    );
  }
  return symbols;
}

/** V8's helpers carry the name `V8 DefaultWorker`, cut to 15 characters by the kernel. */
function isSingleThreaded(): boolean {
  const own = "/proc/self/task";
  readProc("self/stat"); // the clear error where /proc may not be read
  for (const { name } of Deno.readDirSync(own)) {
    if (readProc(`self/task/${name}/comm`)?.startsWith("V8 ")) return false;
  }
  return true;
}

/** `MADV_DOFORK`: copy this memory to children. */
const DOFORK = 11;
/** The first address that a program may map. */
const LOWEST = 0x10000n;

/** `how` of pthread_sigmask(3) on Linux. */
const SIG_BLOCK = 0;
const SIG_SETMASK = 2;
/** `sigset_t` has 1024 bits. */
const ALL_SIGNALS = new Uint8Array(128).fill(0xff);
/** `sigset_t` without any. */
const NO_SIGNALS = new Uint8Array(128);
/** Those for which the parent may have a handler, whose thread is not copied; 32 to 64 are nobody's. */
const CATCHABLE = Array.from({ length: 31 }, (_, i) => i + 1)
  .filter((number) => ![4, 8, 9, 11, 19].includes(number)); // the runtime's own, KILL and STOP

/** Everything that a fork needs, ready to be called: what is not ready is made anew in each child. */
function prepare(): {
  forkNow: () => number;
  block: () => void;
  restore: () => void;
  mask: Uint8Array;
  getpid: () => number;
} {
  const { fork, madvise, _exit, wait4, getpid, pthread_sigmask } = check();
  // The kernel's own mappings cannot be advised; they lie above everything else.
  const special = readProc("self/maps")!.split("\n")
    .filter((line) => /\[(vvar|vdso|vsyscall)/.test(line))
    .map((line) => BigInt(`0x${line.slice(0, line.indexOf("-"))}`));
  const length = special.reduce((a, b) => a < b ? a : b) - LOWEST;
  const mask = new Uint8Array(ALL_SIGNALS.length);
  const unused = new Uint8Array(ALL_SIGNALS.length);

  // Between the two calls nothing may be allocated: new memory would not be marked.
  const forkNow = (): number => {
    madvise!(LOWEST, length, DOFORK);
    return fork();
  };
  const block = (): void => void pthread_sigmask(SIG_BLOCK, ALL_SIGNALS, mask);
  const restore = (): void => void pthread_sigmask(SIG_SETMASK, mask, unused);

  // A function is compiled when it is first called. What a child compiles is compiled anew in each, so
  // let it find as much as possible done.
  const { lane, pid } = currentWriter();
  if (!isRecording()) introduce(lane, pid);
  writeAction(CATCHABLE[0]!, readAction(CATCHABLE[0]!));
  compileExit();
  // Two children that end at once, so that no code is compiled at the fork that counts.
  const status = new Uint8Array(4);
  const usage = new Uint8Array(144);
  for (let i = 0; i < 2; i++) {
    block();
    const pid = forkNow();
    if (pid === 0) _exit(0);
    restore();
    if (pid > 0) wait4(pid, status, 0, usage);
  }
  return { forkNow, block, restore, mask, getpid };
}

/** Makes known under which pid and name this process goes. */
function introduce(lane: string, pid: number): void {
  becomePid(pid);
  nameLane(lane, pid);
  lanes.clear();
}

let listens = false;

/**
 * Ends a forked child when its code has ended. The event loop still turns then, but cannot take the
 * process down in the usual way, because the threads that it would stop were not copied.
 */
function endWhenCodeEnds(): void {
  if (listens) return; // a child of a forked child: the listeners were copied
  listens = true;
  addEventListener("unload", () => exitNow(Deno.exitCode));
  const onUncaught = (event: Event, error: unknown): void => {
    if (!event.defaultPrevented) exitNow(reportUncaught(error));
  };
  addEventListener("error", (event) => onUncaught(event, event.error));
  addEventListener("unhandledrejection", (event) => onUncaught(event, event.reason));
}
