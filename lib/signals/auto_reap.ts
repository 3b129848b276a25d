import { requireLinux } from "../system/libc.ts";
import { readAction, writeAction } from "../system/signal_action.ts";
import { listenToSignal } from "../system/signal_listener.ts";
import { signalNumber } from "../system/signal_names.ts";

/** Where `struct sigaction` of Linux has its flags, and the one for "no zombies". */
const FLAGS_AT = 136;
const SA_NOCLDWAIT = 2;

let listening: Disposable | undefined;

/**
 * Has the system forget children when they end, or keep them for whoever waits for them.
 *
 * SIGCHLD itself is still sent, unlike under a plain `SIG_IGN`: those who wait for children are woken,
 * and learn that there is none any more.
 */
export function setAutoReap(on: boolean): void {
  if (!on && listening === undefined) return;
  requireLinux("ignore SIGCHLD", "SA_NOCLDWAIT");
  listening ??= listenToSignal("SIGCHLD", () => {}); // so that there is a function to put the flag to
  const number = signalNumber("SIGCHLD");
  const action = readAction(number);
  const view = new DataView(action.buffer);
  const flags = view.getInt32(FLAGS_AT, true);
  view.setInt32(FLAGS_AT, on ? flags | SA_NOCLDWAIT : flags & ~SA_NOCLDWAIT, true);
  writeAction(number, action);
  if (on) return;
  listening[Symbol.dispose]();
  listening = undefined;
}
