/**
 * What a round trip through a pipe costs, with both processes on one processor and on two.
 *
 * Run as a program it is one of the contenders: the processors of the two.
 *
 * @module
 */

import { fromFileUrl } from "@std/path";
import { Pipe, Process } from "interleave/processes";
import { setAffinity } from "interleave/system";
import { contend, Contender } from "./contender.ts";
import { type Benchmark, measure, type Row } from "./measure.ts";
import { echo } from "./targets/messages.ts";

const module = new URL("./targets/messages.ts", import.meta.url).href;
const peer = fromFileUrl(new URL("./peers/pipe.py", import.meta.url));
const TRIPS = 2000;

/** Pipes between processes against CPython's. */
export const pipe: Benchmark = {
  name: "pipe",
  title: "A round trip of 16 bytes through a pipe",
  async run(runs): Promise<Row[]> {
    await using same = ours("0", "0");
    await using different = ours("0", "1");
    await using pythonSame = theirs("0", "0");
    await using pythonDifferent = theirs("0", "1");
    const took = await measure({ same, pythonSame, different, pythonDifferent }, runs);
    const common = { unit: "ns", peer: "CPython Pipe", target: { atMost: 1 } } as const;
    return [
      { ...common, what: "on one processor", ours: took.same!, theirs: took.pythonSame },
      { ...common, what: "on two", ours: took.different!, theirs: took.pythonDifferent },
    ];
  },
};

/** Started on the processors that it will have, as it does not watch what cannot change on a single one. */
function ours(here: string, there: string): Contender | undefined {
  const program = [Deno.execPath(), "run", "-A", fromFileUrl(import.meta.url), here, there];
  return Contender.start("taskset", ["-c", `${here},${there}`, ...program]);
}

function theirs(...cpus: readonly string[]): Contender | undefined {
  return Contender.start("python3", [peer, ...cpus, String(TRIPS)]);
}

if (import.meta.main) {
  const [here, there] = Deno.args.map(Number) as [number, number];
  const [first, second] = Pipe();
  const child = new Process({ module, target: echo, args: [second, there] });
  child.start();
  second.close();
  setAffinity([here]);
  const message = new Uint8Array(16);
  await contend(() => {
    const times = Array.from({ length: TRIPS }, () => {
      const started = performance.now();
      first.sendBytesSync(message);
      first.recvBytesSync();
      return performance.now() - started;
    });
    return times.sort((a, b) => a - b)[TRIPS >> 1]! * 1e6;
  });
  first.sendBytesSync(new Uint8Array());
  first.close();
  await child.join();
}
