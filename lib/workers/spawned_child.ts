import { signalNumber } from "../system/signal_names.ts";
import { reapedExitCode } from "../system/wait.ts";
import { childFlags } from "./child_flags.ts";
import { type Orders, sendOrders } from "./orders.ts";
import type { StartedChild } from "./started_child.ts";

const MAIN = new URL("./process_main.ts", import.meta.url).href;

/** Starts a new `deno` that imports the target's module and runs the target. */
export function spawnChild(orders: Orders): StartedChild {
  const { env, clear } = sendOrders(orders);
  let child: Deno.ChildProcess;
  try {
    child = new Deno.Command(Deno.execPath(), {
      args: ["run", ...childFlags(), MAIN, ...Deno.args],
      env,
      stdin: "null",
      stdout: "inherit",
      stderr: "inherit",
    }).spawn();
  } catch (error) {
    clear();
    throw error;
  }
  if (orders.daemon) child.unref();
  return {
    pid: child.pid,
    exited: child.status.then(
      ({ code, signal }) => signal === null ? code : -signalNumber(signal),
      (error) => {
        // Somebody called wait() or waitpid() and got this child: the status is theirs to tell.
        const exitCode = reapedExitCode(child.pid);
        if (exitCode === undefined) throw error;
        return exitCode;
      },
    ).finally(clear),
    kill(signal): void {
      try {
        child.kill(signal);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // TypeError: it has ended
      }
    },
  };
}
