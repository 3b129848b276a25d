// You will see: the signals of this system, and what each of them does to a program by default.
import type { Demo } from "../../../course/kit.ts";
import { until } from "interleave/evidence";
import {
  getSignal,
  kill,
  SIG_DFL,
  SIG_IGN,
  signal,
  type SignalEntry,
  signals,
} from "interleave/signals";
import { processStatus } from "interleave/system";
import { claim, say } from "interleave/timeline";

/** Those that every programmer meets. */
const KNOWN = "HUP INT QUIT KILL SEGV USR1 USR2 PIPE ALRM TERM CHLD CONT STOP TSTP WINCH";
/** These stop only what was started from a terminal; the demo `stop` shows one of them. */
const OF_TERMINALS = ["SIGTSTP", "SIGTTIN", "SIGTTOU"];

export const demo: Demo = {
  title: "the table of signals",
  shows: ["G1"],
  needs: ["linux"],
  predict: {
    question: "A program has said nothing about signals. What does most of them do to it?",
    choices: { a: "nothing", b: "it ends", c: "it stops until it is continued" },
    answer: "b",
    because: "whoever has not said what to do with a signal is ended by it, with few exceptions",
  },

  async run(): Promise<void> {
    console.log("no.  name      default         meaning");
    for (const { number, name, action, meaning } of signals) {
      if (!KNOWN.split(" ").includes(name.slice(3))) continue;
      console.log(`${number}`.padEnd(5) + name.padEnd(10) + action.padEnd(16) + meaning);
    }

    say("now each of them to a `sleep` of its own");
    const tried = signals.filter(({ name }) => !OF_TERMINALS.includes(name));
    const observed = await Promise.all(tried.map(whatItDoes));
    const surprises = tried.filter(({ action }, i) => action.split(",")[0] !== observed[i]);
    claim(`${tried.length} of ${tried.length} did what the table says`, surprises.length === 0, {
      surprises,
    });
    const ended = observed.filter((action) => action === "end").length;
    claim(`${ended} of them ended the program`, ended > tried.length / 2, observed);
  },
};

/** Sends the signal to a program that has set nothing, and looks what becomes of it. */
async function whatItDoes({ name, action }: SignalEntry): Promise<string> {
  // Whoever has started this, `nohup` for one, may ignore it, and children inherit that.
  if (getSignal(name) === SIG_IGN && name !== "SIGPIPE") signal(name, SIG_DFL);
  // The ones that are said to do no harm have to let it come to its end.
  const seconds = action === "nothing" || action === "continue" ? "0.1" : "5";
  const child = new Deno.Command("sleep", { args: [seconds] }).spawn();
  kill(child.pid, name);
  if (action === "stop") {
    until(`the stop by ${name}`, () => processStatus(child.pid)?.state === "T");
    kill(child.pid, "SIGKILL");
    await child.status;
    return "stop";
  }
  const { signal: ended, code } = await child.status;
  if (ended === name) return "end";
  return code === 0 ? action : `ended by ${ended ?? code}`;
}

if (import.meta.main) await demo.run();
