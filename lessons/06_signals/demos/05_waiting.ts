// You will see: pause() waits for a handler, sigwait() takes the signal in the handler's place.
import type { Demo } from "../../../course/kit.ts";
import { Gate } from "interleave/evidence";
import { Process } from "interleave/processes";
import { kill, onSignal, pause, sigwait } from "interleave/signals";
import { getppid } from "interleave/system";
import { claim, say, span } from "interleave/timeline";

const module = import.meta.url;

export const demo: Demo = {
  title: "two ways to wait for a signal",
  shows: ["G5"],
  needs: ["linux"],
  predict: {
    question: "SIGUSR2 has a handler, and sigwait() waits for SIGUSR2. It comes. Who gets it?",
    choices: { a: "the handler", b: "sigwait()", c: "first the handler, then sigwait()" },
    answer: "b",
    because:
      "sigwait() takes the signal away before it is delivered; the handler never hears of it",
  },

  async run(): Promise<void> {
    let handled = 0;
    using _handler = onSignal("SIGUSR2", (name) => {
      handled++;
      say(`the handler got ${name}`);
    });

    say("I pause until a handler has run");
    const paused = await hear(pause);
    claim("pause() ended because of SIGUSR2", paused === "SIGUSR2", paused);
    claim("the handler had run", handled === 1, handled);

    say("I wait with sigwait()");
    const taken = await hear(() => sigwait(["SIGHUP", "SIGUSR2"]));
    claim("sigwait() returned the signal that came", taken === "SIGUSR2", taken);
    claim("no handler ran for it", handled === 1, handled);

    const late = await sigwait(["SIGHUP"], { timeout: 20 }).catch((error: Error) => error.name);
    claim("a wait can be bounded", late === "TimeoutError", late);
  },
};

/** Waits for a signal that somebody else sends as soon as we wait. */
async function hear(wait: () => Promise<Deno.Signal>): Promise<Deno.Signal> {
  using gate = new Gate();
  const sender = new Process({ module, name: "sender", target: send, args: [gate.path] });
  sender.start();
  using _span = span("waits");
  const waiting = wait();
  gate.open(); // now we do
  const signal = await waiting;
  await sender.join();
  return signal;
}

export function send(gate: string): void {
  new Gate(gate).wait();
  say("I send SIGUSR2 to my parent");
  kill(getppid(), "SIGUSR2");
}

if (import.meta.main) await demo.run();
