import { childrenOf, kill, waitpidSync } from "interleave/system";
import { hasEnded, until } from "interleave/evidence";

/** A process that sleeps in the foreground of a terminal. */
export interface Sleeper extends Disposable {
  readonly pid: number;
}

/**
 * Starts `sleep` in a terminal that the program `script` makes for it.
 *
 * @returns The sleeper, or `null` where there is no such program.
 */
export function sleepInTerminal(): Sleeper | null {
  const terminal = startTerminal("sleep 10");
  if (terminal === null) return null;
  const { pid } = until("the sleeper", () => childrenOf(terminal)[0]);
  return {
    pid,
    [Symbol.dispose](): void {
      kill(pid, "SIGKILL");
      waitpidSync(terminal); // `script` ends with the program that it runs
      until("the end of the sleeper", () => hasEnded(pid));
    },
  };
}

/** Returns the pid of `script`, which runs `command` as its child. */
function startTerminal(command: string): number | null {
  try {
    const { pid, status } = new Deno.Command("script", {
      args: ["--quiet", "--command", command, "/dev/null"],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    status.catch(() => {}); // waitpidSync() gets it
    return pid;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
