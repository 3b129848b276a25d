/**
 * `deno task bench` lists the benchmarks, `deno task bench NAME…` runs some.
 *
 * Options: `--runs N` (20 by default), `--json`. Exit code 1 when a target is missed, 2 for wrong use.
 * A peer that is not on this machine is no miss.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { coroutines } from "./coroutines.ts";
import { explore } from "./explore.ts";
import { locks } from "./locks.ts";
import { type Benchmark, verdictOf } from "./measure.ts";
import { pipe } from "./pipe.ts";
import { pools } from "./pools.ts";
import { process } from "./process.ts";
import { queues } from "./queues.ts";
import { tableOf } from "./table.ts";
import { threads } from "./threads.ts";

const benchmarks: readonly Benchmark[] = [
  coroutines,
  explore,
  locks,
  pipe,
  pools,
  process,
  queues,
  threads,
];

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const { _: names, json, runs: asked } = parseArgs(args, {
    boolean: ["json"],
    string: ["_", "runs"],
    default: { runs: "20" },
  });
  const runs = Number(asked);
  if (!Number.isInteger(runs) || runs < 1) {
    console.error(`Cannot run ${asked} times: give a whole number of at least 1`);
    return 2;
  }
  const unknown = names.find((name) => !benchmarks.some((each) => each.name === name));
  if (unknown !== undefined) console.error(`No benchmark ${unknown}. There are:`);
  if (unknown !== undefined || names.length === 0) {
    for (const { name, title } of benchmarks) console.log(`${name.padEnd(12)}${title}`);
    return unknown === undefined ? 0 : 2;
  }
  let missed = 0;
  for (const { name, title, run } of benchmarks.filter((each) => names.includes(each.name))) {
    const rows = await run(runs);
    missed += rows.filter((row) => verdictOf(row)?.met === false).length;
    if (json) console.log(JSON.stringify({ name, title, runs, rows }));
    else console.log(`${title}: median (least–most) of ${runs} runs\n\n${tableOf(rows)}`);
  }
  return missed === 0 ? 0 : 1;
}
