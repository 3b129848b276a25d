// You will see: the letters that `ps` shows in its column STAT, each on a process that earns it.
import type { Demo } from "../../../course/kit.ts";
import { exitNow, fork, getpid, kill, processStatus, waitpidSync } from "interleave/system";
import { claim, say } from "interleave/timeline";
import { restInOwnSession, restWithPriority, writeThrough } from "./_states.ts";
import { sleepInTerminal } from "./_terminal.ts";
import { rest, spin, until } from "interleave/evidence";

export const demo: Demo = {
  title: "what ps writes under STAT",
  shows: ["B9"],
  needs: ["fork"],

  run(): void {
    say("each child lives until its letter is seen");
    show("R", "runs, or could run", childWith("R", () => spin()));
    show("S", "sleeps until something happens", childWith("S", () => rest()));
    show("T", "was stopped by a signal", childWith("T", () => kill(getpid(), "SIGSTOP")));
    show("Z", "has ended, nobody has waited for it", childWith("Z", () => exitNow(0)));
    show("N", "is nice: lets others go first", childWith("N", () => restWithPriority(19)));
    show("s", "leads a session of its own", childWith("s", () => restInOwnSession()));
    show("l", "has several threads, as this Deno", processStatus()!.stat);

    // These depend on the machine. Where it does not give them, that is said, and nothing claimed.
    const file = Deno.makeTempFileSync();
    showIfSeen("D", "waits for the disk, undisturbed", childWith("D", () => writeThrough(file)));
    Deno.removeSync(file);
    showIfSeen("<", "goes before others (privileged)", childWith("<", () => restWithPriority(-5)));
    using sleeper = sleepInTerminal();
    showIfSeen("+", "is in a terminal's foreground", sleeper ? statOf(sleeper.pid, "+") : "");
  },
};

function show(letter: string, meaning: string, stat: string): void {
  claim(`${letter}  ${meaning}: ${stat}`, stat.includes(letter), stat);
}

function showIfSeen(letter: string, meaning: string, stat: string): void {
  if (stat.includes(letter)) show(letter, meaning, stat);
  else say(`${letter}  ${meaning}: not seen on this machine`);
}

/** Starts a child, looks at it until it has the letter, and ends it. */
function childWith(letter: string, main: () => void): string {
  const pid = fork(main);
  const stat = statOf(pid, letter);
  kill(pid, "SIGKILL");
  waitpidSync(pid);
  return stat;
}

/** What the system shows of a process once it has the letter, or has ended without it. */
function statOf(pid: number, letter: string): string {
  return until(`the letter ${letter}`, () => {
    const { stat } = processStatus(pid)!; // it is there, a zombie at least, until somebody waits
    return (stat.includes(letter) || stat.startsWith("Z")) && stat;
  });
}

if (import.meta.main) await demo.run();
