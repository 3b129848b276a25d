/**
 * What a process costs: start to join of an empty target.
 *
 * Run as a program it is one of the contenders: `bare`, `spawn` or `fork`.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { Process } from "interleave/processes";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { medianOf } from "./median_of.ts";
import { empty } from "./targets/empty.ts";

const target = new URL("./targets/empty.ts", import.meta.url);
const peer = fromFileUrl(new URL("./peers/spawn.py", import.meta.url));
/** As in a project of one's own: what this one asks of each start, with all its packages, is not measured. */
const PLAIN = ["--no-config", "--no-lock"];
const NAMES = ["--import-map", fromFileUrl(new URL("../deno.json", import.meta.url))];

/** Processes against bare Deno and against CPython. */
export const process: Benchmark = {
  name: "process",
  title: "Start to join of a process with an empty target",
  async run(runs): Promise<Row[]> {
    await using bare = ours("bare");
    await using spawn = ours("spawn");
    await using fork = ours("fork", "--v8-flags=--single-threaded");
    await using pythonSpawn = Contender.start("python3", [peer, "spawn"]);
    await using pythonFork = Contender.start("python3", [peer, "fork"]);
    const took = await measure({ bare, spawn, fork, pythonSpawn, pythonFork }, runs);
    return [
      {
        what: "Process",
        ours: took.spawn!,
        peer: "deno run empty.ts",
        theirs: took.bare,
        target: { atMost: 1.3 },
      },
      {
        what: "Process",
        ours: took.spawn!,
        peer: "CPython spawn",
        theirs: took.pythonSpawn,
        target: { timesFaster: 2.5 },
      },
      {
        what: 'Process, start: "fork"',
        ours: took.fork!,
        peer: "CPython fork",
        theirs: took.pythonFork,
        target: { atMost: 1 },
      },
    ];
  },
};

function ours(which: string, ...flags: string[]): Contender | undefined {
  const program = fromFileUrl(import.meta.url);
  return Contender.start(Deno.execPath(), [
    "run",
    "-A",
    ...PLAIN,
    ...NAMES,
    ...flags,
    program,
    which,
  ]);
}

/** The floor: nothing of ours, only the runtime that a child needs in any case. */
async function runBare(): Promise<void> {
  await new Deno.Command(Deno.execPath(), {
    args: ["run", ...PLAIN, fromFileUrl(target)],
    stdin: "null",
  })
    .spawn().status;
}

async function runProcess(start: "spawn" | "fork"): Promise<void> {
  const child = new Process({ module: target.href, target: empty, start });
  child.start();
  await child.join();
}

if (import.meta.main) {
  const [which] = Deno.args;
  const act = which === "bare" ? runBare : () => runProcess(which === "fork" ? "fork" : "spawn");
  await contend(() => medianOf(act));
}
