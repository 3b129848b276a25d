// You will see: a child that is a daemon ends with its parent, whether it is done or not.
import type { Demo } from "../../../course/kit.ts";
import { exit, InvalidStateError, Process } from "interleave/processes";
import { childrenOf } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { Gate, hasEnded, rest, until } from "interleave/evidence";

const module = import.meta.url;

export const demo: Demo = {
  title: "a daemon ends with its parent",
  shows: ["B16"],
  needs: ["linux"],

  async run(): Promise<void> {
    say("I start a program, and that one a daemon");
    using works = new Gate();
    using lastLine = new Gate();
    const args = [works.path, lastLine.path] as const;
    const program = new Process({ module, name: "program", target: main, args });
    program.start();
    works.wait(); // until the daemon is at work
    const daemon = childrenOf(program.pid!)[0]!;
    lastLine.open();
    await program.join();
    until("the daemon's end", () => hasEnded(daemon.pid));
    claim("the program has ended", program.exitCode === 0, program.exitCode);
    claim("its daemon has ended with it", hasEnded(daemon.pid), daemon);

    const lonely = new Process({ module, name: "lonely", target: breed, daemon: true });
    lonely.start();
    const late = refusal(() => lonely.daemon = false);
    claim("daemon is set before start(), or never", late !== null, late);
    await lonely.join();
    claim("a daemon may not have children", lonely.exitCode === 3, lonely.exitCode);
  },
};

/** A whole program: it starts a daemon, and ends when the gate opens. */
export function main(works: string, lastLine: string): void {
  new Process({ module, name: "daemon", target: work, args: [works], daemon: true }).start();
  new Gate(lastLine).wait();
  say("this is my last line");
}

/** What a daemon does: it is never done. */
export function work(works: string): void {
  using _span = span("works");
  say("I work and work");
  new Gate(works).open();
  rest();
}

/** Tries to start a child, in a daemon. */
export function breed(): void {
  const error = refusal(() => new Process({ module, target: breed }).start());
  say(error?.message ?? "I have a child");
  exit(error === null ? 0 : 3);
}

/** The error with which the library refuses to do something. */
function refusal(action: () => void): InvalidStateError | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof InvalidStateError) return error;
    throw error;
  }
}

if (import.meta.main) await demo.run();
