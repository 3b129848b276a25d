import { SystemExit } from "../errors.ts";
import { reportUncaught } from "./exit_code.ts";
import { endProgram } from "./final_steps.ts";
import { getpid } from "./pids.ts";

/**
 * Ends the program from wherever it is, cleaning up on the way out.
 *
 * Throws `SystemExit`, so `finally` blocks and `using` run, and a `catch` may change its mind. When
 * nobody catches it, the children and threads that are not daemons are joined and the program ends. In
 * a `Process` or a `fork()`ed child it ends that child only, in a `Thread` only that thread, silently.
 *
 * @param status `undefined`, `null`, `false` and 0 mean success; `true` means 1; a number is cut to 8
 *   bits (256 → 0, −1 → 255); anything else is printed on standard error and means 1.
 * @throws {SystemExit} always.
 *
 * @example It can be caught
 * ```ts
 * import { exit } from "interleave/system";
 * import { assertThrows } from "@std/assert";
 *
 * let cleaned = false;
 * assertThrows(() => {
 *   try {
 *     exit("nothing to do");
 *   } finally {
 *     cleaned = true;
 *   }
 * });
 * if (!cleaned) throw new Error("unreachable");
 * ```
 */
export function exit(status?: unknown): never {
  installExitHandlers();
  throw new SystemExit(status);
}

let ownPid: number | undefined;

/** Has a `SystemExit` that nobody catches end the program instead of being printed as an error. */
export function installExitHandlers(): void {
  if (ownPid !== undefined) return;
  ownPid = getpid();
  const onUncaught = (event: Event, error: unknown): void => {
    if (!(error instanceof SystemExit)) return;
    // A forked child has its own handlers (fork.ts), which come after this one.
    if (event.defaultPrevented || getpid() !== ownPid) return;
    event.preventDefault();
    endProgram(reportUncaught(error));
  };
  addEventListener("error", (event) => onUncaught(event, event.error));
  addEventListener("unhandledrejection", (event) => onUncaught(event, event.reason));
}
