// You will see: for whom a program waits at its end, and three ways to make it not wait.
import type { Demo } from "../../../course/kit.ts";
import { Gate } from "interleave/evidence";
import { Process } from "interleave/processes";
import { currentThread, InvalidStateError, Thread } from "interleave/threads";
import { claim, say, span } from "interleave/timeline";
import { refusal } from "./_refusal.ts";

const module = import.meta.url;
const WAYS = ["option", "property", "inherited"] as const;

export const demo: Demo = {
  title: "for whom the program waits",
  shows: ["I2"],
  needs: ["linux"],

  async run(): Promise<void> {
    using open = new Gate();
    const patient = program("patient", [open.path, "none"]);
    claim("a program waits for its threads", !await patient.join({ timeout: 300 }), "it has ended");
    open.open();
    await patient.join();
    claim("it ends when they have ended", patient.exitCode === 0, patient.exitCode);

    using closed = new Gate(); // nobody opens it: these threads never get done
    const programs = WAYS.map((way) => program(way, [closed.path, way]));
    for (const each of programs) {
      await each.join();
      claim(`${each.name}: it ends without its daemon`, each.exitCode === 0, each.exitCode);
    }
  },
};

/** Starts a program that has one thread, which works until the gate is open. */
function program(name: string, args: [gate: string, way: string]): Process<typeof main> {
  const process = new Process({ module, name, target: main, args });
  process.start();
  return process;
}

/** A whole program. */
export function main(gate: string, way: string): void {
  const thread = makeThread(gate, way);
  thread.start();
  if (way === "none") {
    const refused = refusal(() => thread.daemon = true);
    claim("now it is too late for that", refused instanceof InvalidStateError, refused);
  }
  say(`(${way}) this is my last line`);
}

function makeThread(gate: string, way: string): Thread<typeof work> | Thread<typeof breed> {
  // What a daemon starts is a daemon, too.
  if (way === "inherited") return new Thread({ module, target: breed, args: [gate], daemon: true });
  const thread = new Thread({ module, target: work, args: [gate], daemon: way === "option" });
  if (way === "property") thread.daemon = true;
  return thread;
}

export async function breed(gate: string): Promise<void> {
  const child = new Thread({ module, target: work, args: [gate] });
  claim("the child of a daemon is one", child.daemon && currentThread().daemon);
  child.start();
  await child.join();
}

export function work(gate: string): void {
  using _span = span("works");
  new Gate(gate).wait();
}

if (import.meta.main) await demo.run();
