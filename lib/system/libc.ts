/**
 * The C library: the only place that opens it.
 *
 * It is opened at the first call that needs it, never at import, so that everything which does not
 * need it works without `--allow-ffi` and on every platform. Each function is bound when it is first
 * used: that takes 0.2 ms, and a program uses few of them.
 *
 * @module
 */

import { SystemError, UnsupportedError } from "../errors.ts";

const SYMBOLS = {
  fork: { parameters: [], result: "i32" },
  _exit: { parameters: ["i32"], result: "void" },
  getpid: { parameters: [], result: "i32" },
  getpgid: { parameters: ["i32"], result: "i32" },
  getsid: { parameters: ["i32"], result: "i32" },
  setpgid: { parameters: ["i32", "i32"], result: "i32" },
  setsid: { parameters: [], result: "i32" },
  kill: { parameters: ["i32", "i32"], result: "i32" },
  wait4: { parameters: ["i32", "buffer", "i32", "buffer"], result: "i32" },
  waitid: { parameters: ["i32", "i32", "buffer", "i32"], result: "i32" },
  /** The same on a thread of its own, of which Deno has 32 for everything: never more than one call. */
  waitidAside: {
    name: "waitid",
    parameters: ["i32", "i32", "buffer", "i32"],
    result: "i32",
    nonblocking: true,
  },
  poll: { parameters: ["buffer", "u64", "i32"], result: "i32" },
  close: { parameters: ["i32"], result: "i32" },
  write: { parameters: ["i32", "buffer", "usize"], result: "isize" },
  sigaction: { parameters: ["i32", "buffer", "buffer"], result: "i32" },
  strsignal: { parameters: ["i32"], result: "pointer" },
  alarm: { parameters: ["u32"], result: "u32" },
  setitimer: { parameters: ["i32", "buffer", "buffer"], result: "i32" },
  getitimer: { parameters: ["i32", "buffer"], result: "i32" },
  pthread_sigmask: { parameters: ["i32", "buffer", "buffer"], result: "i32" },
  getpriority: { parameters: ["i32", "u32"], result: "i32" },
  setpriority: { parameters: ["i32", "u32", "i32"], result: "i32" },
  strerror: { parameters: ["i32"], result: "pointer" },
  // What only Linux has; null elsewhere.
  madvise: { parameters: ["usize", "usize", "i32"], result: "i32", optional: true },
  prctl: { parameters: ["i32", "u64", "u64", "u64", "u64"], result: "i32", optional: true },
  syscall: { parameters: ["i64", "i64", "i64"], result: "i64", optional: true },
  sigtimedwait: { parameters: ["buffer", "buffer", "buffer"], result: "i32", optional: true },
  sched_getaffinity: { parameters: ["i32", "usize", "buffer"], result: "i32", optional: true },
  sched_setaffinity: { parameters: ["i32", "usize", "buffer"], result: "i32", optional: true },
  gettid: { parameters: [], result: "i32", optional: true },
  memfd_create: { parameters: ["buffer", "u32"], result: "i32", optional: true },
  fallocate: { parameters: ["i32", "i32", "i64", "i64"], result: "i32", optional: true },
  ftruncate: { parameters: ["i32", "i64"], result: "i32" },
  lseek: { parameters: ["i32", "i64", "i32"], result: "i64" },
  getrlimit: { parameters: ["i32", "buffer"], result: "i32" },
  statvfs: { parameters: ["buffer", "buffer"], result: "i32", optional: true },
  open: { parameters: ["buffer", "i32"], result: "i32" },
  pipe2: { parameters: ["buffer", "i32"], result: "i32", optional: true },
  mmap: { parameters: ["pointer", "usize", "i32", "i32", "i32", "i64"], result: "pointer" },
  munmap: { parameters: ["pointer", "usize"], result: "i32" },
  futex: {
    name: "syscall",
    parameters: ["i32", "pointer", "i32", "i32", "buffer", "pointer", "i32"],
    result: "i32",
    optional: true,
  },
  /** The same on a thread of its own: at most one such call at a time (see `waitidAside`). */
  futexAside: {
    name: "syscall",
    parameters: ["i32", "pointer", "i32", "i32", "buffer", "pointer", "i32"],
    result: "i32",
    nonblocking: true,
    optional: true,
  },
  __errno_location: { parameters: [], result: "pointer", optional: true },
  __error: { parameters: [], result: "pointer", optional: true },
} as const satisfies Deno.ForeignLibraryInterface;

/** The functions of the C library that we call, by their C names. */
export type Libc = Deno.StaticForeignLibraryInterface<typeof SYMBOLS>;

const FILE_NAMES: Partial<Record<typeof Deno.build.os, readonly string[]>> = {
  linux: ["libc.so.6", "libc.so"],
  darwin: ["libSystem.B.dylib"],
  freebsd: ["libc.so.7"],
};

/** The symbolic names of the error numbers that these calls give (the same on Linux, macOS, BSD). */
const ERROR_NAMES: Readonly<Record<number, string>> = {
  1: "EPERM",
  2: "ENOENT",
  3: "ESRCH",
  4: "EINTR",
  9: "EBADF",
  10: "ECHILD",
  11: "EAGAIN",
  12: "ENOMEM",
  13: "EACCES",
  14: "EFAULT",
  16: "EBUSY",
  17: "EEXIST",
  22: "EINVAL",
  24: "EMFILE",
};

/** `EINTR`: a signal arrived before the call could do anything; call again. */
export const EINTR = 4;
/** `ECHILD`: there is no such child. */
export const ECHILD = 10;

let opened: Libc | undefined;
let errnoCell: Int32Array | undefined;

/**
 * The C library of this system, opened at the first call.
 *
 * @param action What the caller is about to do, for the error: `"fork"`, `"read the priority"`.
 * @returns Its functions.
 * @throws {UnsupportedError} if this system has none that we know, or `--allow-ffi` was not given.
 */
export function libc(action: string): Libc {
  return opened ??= open(action);
}

/** Whether `libc()` would work, without asking anybody for permission. */
export function hasLibc(): boolean {
  if (opened !== undefined) return true;
  if (FILE_NAMES[Deno.build.os] === undefined) return false;
  return Deno.permissions.querySync({ name: "ffi" }).state === "granted";
}

/**
 * Binds all functions where there are any, for `deno test`: each stays open once it was used, and who
 * uses one first would be taken for somebody who has forgotten to close it.
 */
export function bindLibc(): void {
  if (hasLibc()) Object.values(libc("bind its functions"));
}

/**
 * Refuses everywhere but on Linux.
 *
 * @param action What was asked for.
 * @param missing What other systems lack, for the message.
 * @throws {UnsupportedError} on any other system.
 */
export function requireLinux(action: string, missing: string): void {
  if (Deno.build.os !== "linux") {
    throw new UnsupportedError(
      `Cannot ${action} on ${Deno.build.os}: it relies on ${missing}, which only Linux has`,
    );
  }
}

/** The error number that the last call on this thread left; read it right after the call. */
export function errno(): number {
  return errnoView()[0]!;
}

/** Sets the error number to 0 before a call whose result alone does not tell whether it failed. */
export function clearErrno(): void {
  errnoView()[0] = 0;
}

/**
 * The error of a call that has just failed.
 *
 * @param call The call in words, `"kill process 4711 with SIGTERM"`.
 * @param code Its error number; the one of the last call if not given.
 * @returns An error to throw.
 */
export function systemError(call: string, code: number = errno()): SystemError {
  const text = libc(call).strerror(code);
  const meaning = text === null
    ? `error ${code}`
    : new Deno.UnsafePointerView(text).getCString().toLowerCase();
  return new SystemError(call, code, ERROR_NAMES[code] ?? `E${code}`, meaning);
}

function errnoView(): Int32Array {
  if (errnoCell === undefined) {
    const symbols = libc("read errno");
    const address = (symbols.__errno_location ?? symbols.__error)?.() ?? null;
    if (address === null) throw new UnsupportedError("Cannot read errno: the C library hides it");
    errnoCell = new Int32Array(Deno.UnsafePointerView.getArrayBuffer(address, 4));
  }
  return errnoCell;
}

function open(action: string): Libc {
  const names = FILE_NAMES[Deno.build.os];
  if (names === undefined) {
    throw new UnsupportedError(
      `Cannot ${action} on ${Deno.build.os}: it needs a Unix C library, and there is none`,
    );
  }
  const failures: string[] = [];
  for (const name of names) {
    try {
      return bindLazily(name);
    } catch (error) {
      if (error instanceof Deno.errors.NotCapable) {
        throw new UnsupportedError(
          `Cannot ${action}: it calls the C library, and this program may not; ` +
            "run it with -A or --allow-ffi",
          { cause: error },
        );
      }
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new UnsupportedError(
    `Cannot ${action}: no C library could be opened (${failures.join("; ")})`,
  );
}

function bindLazily(file: string): Libc {
  Deno.dlopen(file, {}); // fails here if it cannot be opened
  const bound = {} as Record<string, unknown>;
  for (const [name, value] of Object.entries(SYMBOLS)) {
    Object.defineProperty(bound, name, {
      configurable: true,
      enumerable: true,
      get(): unknown {
        const symbol = Deno.dlopen(file, { [name]: value }).symbols[name];
        Object.defineProperty(bound, name, { value: symbol, enumerable: true });
        return symbol;
      },
    });
  }
  return bound as Libc;
}
