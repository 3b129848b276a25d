// You will see: a handler in the place of the default action, ignoring, and two that nobody refuses.
import type { Demo } from "../../../course/kit.ts";
import { Gate, rest, until } from "interleave/evidence";
import { Process } from "interleave/processes";
import { kill, onSignal, pause, raiseSignal, SIG_DFL, SIG_IGN, signal } from "interleave/signals";
import { claim, say } from "interleave/timeline";

export const demo: Demo = {
  title: "signal() says what happens",
  shows: ["G3"],
  needs: ["linux"],
  predict: {
    question: "A process ignores SIGTERM, and would like to ignore SIGKILL as well. Then what?",
    choices: { a: "nobody can end it any more", b: "the system refuses the second wish" },
    answer: "b",
    because: "SIGKILL and SIGSTOP cannot be caught or ignored, so there is always a way out",
  },

  async run(): Promise<void> {
    const heard: string[] = [];
    const handler = (name: string): void => {
      heard.push(name);
      say(`the handler was called with ${name}`);
    };
    const before = signal("SIGUSR2", handler);
    claim("before that, it was the default", before === SIG_DFL, before);
    raiseSignal("SIGUSR2");
    await pause();
    claim("the handler ran, and I live", heard.length === 1, heard);

    const old = signal("SIGUSR2", SIG_IGN);
    claim("signal() returns what was set before: the handler", old === handler);
    raiseSignal("SIGUSR2"); // goes nowhere
    {
      using _other = onSignal("SIGHUP", handler); // takes itself back when the block ends
      raiseSignal("SIGHUP");
      await pause();
    }
    claim("what is ignored is not heard", heard.join() === "SIGUSR2,SIGHUP", heard);
    signal("SIGUSR2", before);

    for (const name of ["SIGKILL", "SIGSTOP"] as const) {
      const answer = whyNot(name);
      claim(answer, answer.includes("EINVAL"), answer);
    }

    using deaf = new Gate();
    using heardOther = new Gate();
    const args = [deaf.path, heardOther.path] as const;
    const child = new Process({ module: import.meta.url, name: "deaf", target: beDeaf, args });
    child.start();
    until("the deaf one", () => deaf.isOpen);
    child.terminate();
    kill(child.pid!, "SIGUSR2");
    until("its answer", () => heardOther.isOpen);
    claim("SIGTERM did not end the one that ignores it", child.isAlive());
    child.kill();
    await child.join();
    claim("SIGKILL did", child.exitCode === -9, child.exitCode);
  },
};

function whyNot(name: "SIGKILL" | "SIGSTOP"): string {
  try {
    signal(name, SIG_IGN);
    return "it was allowed";
  } catch (error) {
    return (error as Error).message;
  }
}

export async function beDeaf(deaf: string, heardOther: string): Promise<void> {
  signal("SIGTERM", SIG_IGN);
  signal("SIGUSR2", () => new Gate(heardOther).open());
  new Gate(deaf).open();
  await pause();
  rest();
}

if (import.meta.main) await demo.run();
