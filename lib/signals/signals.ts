import { libc } from "../system/libc.ts";
import { signalName } from "../system/signal_names.ts";
import { findSignal } from "./disposition.ts";

/** What the system does when a signal comes for which nothing was set. */
export type DefaultAction = "end" | "end, with core" | "stop" | "continue" | "nothing";

/** A signal of this system. */
export interface SignalEntry {
  /** Its name, `"SIGTERM"`. */
  readonly name: Deno.Signal;
  /** Its number on this system. */
  readonly number: number;
  /** What it says. */
  readonly meaning: string;
  /** What happens by default. `"end, with core"`: and leaves a picture of its memory, if allowed. */
  readonly action: DefaultAction;
  /** Whether a process may catch or ignore it. */
  readonly catchable: boolean;
}

const SIGNALS: Readonly<Record<string, readonly [meaning: string, action: DefaultAction]>> = {
  SIGHUP: ["the terminal was closed", "end"],
  SIGINT: ["Ctrl-C was pressed", "end"],
  SIGQUIT: ["Ctrl-\\ was pressed", "end, with core"],
  SIGILL: ["the processor does not know this instruction", "end, with core"],
  SIGTRAP: ["a debugger's breakpoint was reached", "end, with core"],
  SIGABRT: ["the program gave itself up", "end, with core"],
  SIGEMT: ["emulator trap", "end, with core"],
  SIGBUS: ["memory that is mapped cannot be reached", "end, with core"],
  SIGFPE: ["wrong arithmetic, such as dividing by zero", "end, with core"],
  SIGKILL: ["end at once; nobody can refuse", "end"],
  SIGUSR1: ["whatever the program wants it to mean", "end"],
  SIGSEGV: ["memory that is not there was touched", "end, with core"],
  SIGUSR2: ["whatever the program wants it to mean", "end"],
  SIGPIPE: ["nobody reads what was written", "end"],
  SIGALRM: ["the alarm rings", "end"],
  SIGTERM: ["please end", "end"],
  SIGSTKFLT: ["stack fault of the coprocessor; unused", "end"],
  SIGCHLD: ["a child ended, stopped or went on", "nothing"],
  SIGCONT: ["go on", "continue"],
  SIGSTOP: ["stop; nobody can refuse", "stop"],
  SIGTSTP: ["Ctrl-Z was pressed", "stop"],
  SIGTTIN: ["reads from the terminal out of the background", "stop"],
  SIGTTOU: ["writes to the terminal out of the background", "stop"],
  SIGURG: ["urgent data came on a socket", "nothing"],
  SIGXCPU: ["used more processor time than allowed", "end, with core"],
  SIGXFSZ: ["wrote a larger file than allowed", "end, with core"],
  SIGVTALRM: ["the alarm that counts the program's own time rings", "end"],
  SIGPROF: ["the profiler's alarm rings", "end"],
  SIGWINCH: ["the window has another size", "nothing"],
  SIGIO: ["input or output is possible", Deno.build.os === "linux" ? "end" : "nothing"],
  SIGPWR: ["the power fails", "end"],
  SIGINFO: ["Ctrl-T was pressed", "nothing"],
  SIGSYS: ["there is no such system call", "end, with core"],
};

/**
 * The signals of this system, by number: what `kill -l` lists, and what they do by default.
 *
 * @example
 * ```ts
 * import { signals } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * const term = signals.find(({ name }) => name === "SIGTERM");
 * assertEquals([term?.number, term?.action, term?.catchable], [15, "end", true]);
 * ```
 */
export const signals: readonly SignalEntry[] = Array.from({ length: 31 }, (_, i) => i + 1)
  .flatMap((number): SignalEntry[] => {
    const name = signalName(number);
    if (name === null) return [];
    const [meaning, action] = SIGNALS[name]!;
    return [{ name, number, meaning, action, catchable: name !== "SIGKILL" && name !== "SIGSTOP" }];
  });

/**
 * What the system itself calls a signal, as in what a shell prints when one ends a program.
 *
 * @param signal Its name or number.
 * @returns For example `"Terminated"`; in the language of the system.
 * @throws {TypeError} if the name is no signal.
 * @throws {RangeError} if no signal has that number.
 * @throws {UnsupportedError} without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { strsignal } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(strsignal("SIGKILL"), "Killed");
 * ```
 */
export function strsignal(signal: Deno.Signal | number): string {
  const { name, number } = findSignal(signal);
  const text = libc(`describe ${name}`).strsignal(number);
  return text === null ? name : new Deno.UnsafePointerView(text).getCString();
}
