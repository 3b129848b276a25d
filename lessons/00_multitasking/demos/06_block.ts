// You will see: what the system keeps about a live process, and that it is kept up to date.
import type { Demo } from "../../../course/kit.ts";
import { Gate, rest, spin, until } from "interleave/evidence";
import { getAffinity, getpid, kill, waitpidSync } from "interleave/system";
import { claim, say, span } from "interleave/timeline";
import { forkOn } from "./_fork_on.ts";

/** What to show of about a hundred fields. */
const FIELDS = [
  ["Pid", "its number"],
  ["PPid", "its parent's number"],
  ["State", "what it does"],
  ["ticks", "processor time (10 ms)"],
  ["Cpus_allowed_list", "where it may run"],
  ["voluntary_ctxt_switches", "gave the processor away"],
  ["nonvoluntary_ctxt_switches", "had it taken away"],
  ["VmRSS", "memory that it has"],
  ["SigCgt", "signals that it handles"],
  ["files", "files that it has open"],
] as const;
type Block = Readonly<Record<typeof FIELDS[number][0], string>>;

export const demo: Demo = {
  title: "the process control block",
  shows: ["A4"],
  needs: ["fork"],

  run(): void {
    const processor = getAffinity()[0]!;
    using gate = new Gate();
    const pid = forkOn(processor, () => live(gate));
    const busy = when(pid, ({ State, ticks }) => State.startsWith("R") && Number(ticks) >= 5);
    gate.open();
    const resting = when(pid, ({ State }) => State.startsWith("S"));
    kill(pid, "SIGKILL");
    waitpidSync(pid);

    say(`what /proc says of process ${pid}`);
    for (const [field, meaning] of FIELDS) {
      const [first, second] = [busy[field], resting[field]].map((value) => value.trim());
      const change = first === second ? first! : `${first} → ${second}`;
      console.log(`${meaning.padEnd(24)}${change.padEnd(27)}${field}`);
    }
    claim("its number is the one that fork() returned", busy.Pid === `${pid}`, busy);
    claim("its parent is me", busy.PPid === `${getpid()}`, busy);
    claim("it has used processor time", Number(resting.ticks) >= 5, resting);
    claim("it may run where it was pinned to", busy.Cpus_allowed_list === `${processor}`, busy);
    claim("State went from R to S", busy.State[0] + resting.State[0]! === "RS", [busy, resting]);
  },
};

/** What the process does: it works until the gate opens, and then it rests. */
function live(gate: Gate): void {
  {
    using _span = span("works");
    while (!gate.isOpen) spin(1);
  }
  rest();
}

/** The block at the first moment at which something holds. */
function when(pid: number, holds: (block: Block) => boolean): Block {
  return until("a change in the block", () => {
    const block = readBlock(pid);
    return holds(block) && block;
  });
}

function readBlock(pid: number): Block {
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  const fields = Object.fromEntries(status.trim().split("\n").map((line) => line.split(":\t")));
  const stat = Deno.readTextFileSync(`/proc/${pid}/stat`).split(") ").at(-1)!.split(" ");
  const ticks = String(Number(stat[11]) + Number(stat[12])); // in its own code, and in the kernel's
  const files = String([...Deno.readDirSync(`/proc/${pid}/fd`)].length);
  return { ...fields, ticks, files };
}

if (import.meta.main) await demo.run();
