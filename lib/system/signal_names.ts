/** Signal numbers as Linux counts them (x86-64 and aarch64). */
const LINUX: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPWR: 30,
  SIGSYS: 31,
};

/** Where macOS and the BSDs count otherwise. */
const BSD: Readonly<Record<string, number>> = {
  SIGEMT: 7,
  SIGBUS: 10,
  SIGSYS: 12,
  SIGURG: 16,
  SIGSTOP: 17,
  SIGTSTP: 18,
  SIGCONT: 19,
  SIGCHLD: 20,
  SIGIO: 23,
  SIGINFO: 29,
  SIGUSR1: 30,
  SIGUSR2: 31,
};

const NUMBERS = new Map(Object.entries(LINUX));
if (Deno.build.os !== "linux") {
  for (const name of ["SIGSTKFLT", "SIGPWR"]) NUMBERS.delete(name);
  for (const [name, number] of Object.entries(BSD)) NUMBERS.set(name, number);
}
const NAMES = new Map([...NUMBERS].map(([name, number]) => [number, name as Deno.Signal]));

/**
 * The number of a signal on this system.
 *
 * @param signal A name; a number is given back as it is.
 * @returns The number.
 * @throws {TypeError} if there is no signal of that name, or the number is no integer.
 *
 * @example
 * ```ts
 * import { signalNumber } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(signalNumber("SIGKILL"), 9);
 * ```
 */
export function signalNumber(signal: Deno.Signal | number): number {
  const number = typeof signal === "number" ? signal : NUMBERS.get(signal);
  if (number === undefined || !Number.isInteger(number)) {
    throw new TypeError(
      `Cannot use signal ${
        String(signal)
      }: there is none; use a name such as "SIGTERM", or its number`,
    );
  }
  return number;
}

/**
 * The name of a signal on this system.
 *
 * @param number Its number.
 * @returns The name, or `null` if no signal has that number.
 *
 * @example
 * ```ts
 * import { signalName } from "interleave/system";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(signalName(15), "SIGTERM");
 * assertEquals(signalName(0), null);
 * ```
 */
export function signalName(number: number): Deno.Signal | null {
  return NAMES.get(number) ?? null;
}
