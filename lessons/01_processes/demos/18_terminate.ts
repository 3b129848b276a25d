// You will see: what a terminated process leaves behind, and how others notice that it is dead.
import type { Demo } from "../../../course/kit.ts";
import { Process } from "interleave/processes";
import { childrenOf, getpid } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { exists, Gate, hasEnded, until } from "interleave/evidence";

const module = import.meta.url;

export const demo: Demo = {
  title: "terminate() and its dangers",
  shows: ["B17"],
  needs: ["linux"],
  predict: {
    question: "A process is terminated inside `try`. Does its `finally` run?",
    choices: { a: "yes, finally always runs", b: "no" },
    answer: "b",
    because: "the signal ends the process where it is; no code of it runs any more",
  },

  async run(): Promise<void> {
    say("I start an owner of a lock, and that one a helper");
    using gate = new Gate();
    const folder = Deno.makeTempDirSync();
    const lock = `${folder}/lock`;
    const owner = new Process({ module, name: "owner", target: own, args: [lock, gate.path] });
    owner.start();
    const helper = until("the helper", () => exists(lock) && childrenOf(owner.pid!)[0]);
    say(`the lock belongs to ${take(lock)}, which runs`);

    owner.terminate();
    await owner.join();
    claim("the owner was ended by signal 15", owner.exitCode === -15, owner.exitCode);
    claim("its child lives on", !hasEnded(helper.pid), helper);
    claim("its `finally` did not run: the lock is held", exists(lock));

    // Whoever wants the lock now would wait for ever, if it did not look who has it.
    const holder = take(lock);
    const dead = holder !== null && hasEnded(holder);
    say(`the lock belongs to ${holder}, which is ${dead ? "dead" : "alive"}`);
    claim("a waiter can see that its owner died", dead, holder);
    Deno.removeSync(lock); // what it protects may be half done: look before going on
    claim("after that it can be taken", take(lock) === null);

    gate.open(); // the helper, left alone, may end
    until("the helper's end", () => hasEnded(helper.pid));
    Deno.removeSync(folder, { recursive: true });
  },
};

/** Takes the lock, starts a helper, and works until the gate opens. */
export function own(lock: string, gate: string): void {
  try {
    using _span = span("owns the lock");
    take(lock);
    say("I have the lock");
    new Process({ module, name: "helper", target: help, args: [gate] }).start();
    new Gate(gate).wait();
  } finally {
    Deno.removeSync(lock);
  }
}

export function help(gate: string): void {
  using _span = span("helps");
  new Gate(gate).wait();
}

/** Takes the lock, or returns the pid of who has it: a link that points to its owner's number. */
function take(lock: string): number | null {
  try {
    Deno.symlinkSync(String(getpid()), lock); // one step: two cannot both succeed
    return null;
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    return Number(Deno.readLinkSync(lock));
  }
}

if (import.meta.main) await demo.run();
