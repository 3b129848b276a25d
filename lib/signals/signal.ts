import { isForked } from "../system/fork.ts";
import {
  DEFAULT_ACTION,
  IGNORE_ACTION,
  kindOf,
  readAction,
  writeAction,
} from "../system/signal_action.ts";
import { actionAtRest, rest } from "../system/signal_listener.ts";
import { setAutoReap } from "./auto_reap.ts";
import { handlerOf, setHandler } from "./delivery.ts";
import {
  type Disposition,
  findCatchable,
  findSignal,
  refuseInWorker,
  SIG_DFL,
  SIG_IGN,
} from "./disposition.ts";
import { pollSignals } from "./poll_signals.ts";

/**
 * Sets what happens when a signal comes.
 *
 * A handler runs on the event loop, between two steps of the main flow: it interrupts nothing, and a
 * thread that is blocked, or computes without a pause, delays it. No signal is lost meanwhile, but the
 * same one several times may come as one call, as everywhere on Unix. An error that a handler throws
 * goes to `pause()`, or else ends the program as any uncaught error does. A handler does not keep the
 * program alive.
 *
 * In a child made by `fork()` there is no event loop: handlers run in `pauseSync()`, `sigwaitSync()`
 * and `pollSignals()`. Handlers are not inherited by children, but what is ignored is.
 *
 * `SIG_IGN` for SIGCHLD means, as POSIX has it, that ended children leave no zombie: nobody can learn
 * their exit codes then, `join()` included.
 *
 * SIGUSR1 has a meaning for Deno: half a second after its start a program that gets one opens its
 * debugger on port 9229, whatever handler there is beside. SIGUSR2 is nobody's.
 *
 * Use this or `Deno.addSignalListener()` for one signal, not both: `SIG_DFL` and `SIG_IGN` are set in
 * the system itself, and so is what comes back when a handler goes; a listener of Deno's would no longer
 * hear. What is on its way to a handler that is taken away is dropped, or Deno does what is done by
 * default.
 *
 * @param signal Its name or number.
 * @param handler A function, which is given the signal's name; `SIG_DFL` for the default action,
 *   `SIG_IGN` to ignore it.
 * @returns What was set before; set that to restore it.
 * @throws {SystemError} `EINVAL` for SIGKILL and SIGSTOP, which no process may catch or ignore.
 * @throws {TypeError} if the name is no signal, or the handler is neither a function nor a constant.
 * @throws {RangeError} if no signal has that number.
 * @throws {UnsupportedError} in a Worker, for faults such as SIGSEGV, and without a Unix C library or
 *   `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { pause, raiseSignal, SIG_DFL, signal } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * const heard: string[] = [];
 * const before = signal("SIGUSR2", (name) => heard.push(name));
 * raiseSignal("SIGUSR2");
 * await pause();
 * assertEquals(heard, ["SIGUSR2"]);
 * signal("SIGUSR2", before);
 * assertEquals(before, SIG_DFL);
 * ```
 */
export function signal(signal: Deno.Signal | number, handler: Disposition): Disposition {
  const { name, number } = findCatchable(signal, "set what happens on");
  if (typeof handler !== "function" && handler !== SIG_DFL && handler !== SIG_IGN) {
    throw new TypeError(
      `Cannot set what happens on ${name}: the handler is ${Deno.inspect(handler)}; ` +
        "give a function, SIG_DFL or SIG_IGN",
    );
  }
  if (isForked()) pollSignals(); // what has come is for the handler that was set when it came
  const before = getSignal(number);
  if (typeof handler === "function") {
    setHandler(number, handler);
    return before;
  }
  const action = handler === SIG_DFL ? DEFAULT_ACTION : IGNORE_ACTION;
  if (isForked()) {
    writeAction(number, action);
  } else {
    rest(name, action);
    if (name === "SIGCHLD") setAutoReap(handler === SIG_IGN);
  }
  setHandler(number, undefined);
  return before;
}

/**
 * What happens when a signal comes.
 *
 * @param signal Its name or number.
 * @returns The function that `signal()` has set, else `SIG_IGN` or `SIG_DFL`, as it is in the system.
 * @throws {TypeError} if the name is no signal.
 * @throws {RangeError} if no signal has that number.
 * @throws {UnsupportedError} in a Worker, and without a Unix C library or `--allow-ffi`.
 *
 * @example
 * ```ts
 * import { getSignal, SIG_DFL } from "interleave/signals";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(getSignal("SIGUSR2"), SIG_DFL);
 * ```
 */
export function getSignal(signal: Deno.Signal | number): Disposition {
  const { name, number } = findSignal(signal);
  refuseInWorker(`tell what happens on ${name}`);
  const handler = handlerOf(number);
  if (handler !== undefined) return handler;
  const action = isForked() ? readAction(number) : actionAtRest(name);
  return kindOf(action) === "ignore" ? SIG_IGN : SIG_DFL;
}
