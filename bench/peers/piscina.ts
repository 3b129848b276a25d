/**
 * What the npm package piscina does with two threads, in nanoseconds for each line of input: a task that
 * does next to nothing, or (`move`) 32 MiB to a thread and back. The argument says which.
 *
 * @module
 */

import { Piscina } from "piscina";
import { contend } from "../contender.ts";

const TASKS = 20_000;
const TRIPS = 50;
const BYTES = 2 ** 25;

const pool = new Piscina({
  filename: new URL("./piscina_worker.ts", import.meta.url).href,
  minThreads: 2,
  maxThreads: 2,
});
await Promise.all(Array.from({ length: 200 }, (_, i) => pool.run(i)));

async function perTask(): Promise<number> {
  const started = performance.now();
  await Promise.all(Array.from({ length: TASKS }, (_, i) => pool.run(i)));
  return (performance.now() - started) / TASKS * 1e6;
}

async function perTrip(): Promise<number> {
  let bytes = new Uint8Array(BYTES).fill(1);
  const started = performance.now();
  for (let i = 0; i < TRIPS; i++) {
    bytes = await pool.run(bytes, { name: "giveBack", transferList: [bytes.buffer] });
  }
  return (performance.now() - started) / TRIPS * 1e6;
}

// On Deno, its threads do not keep the program alive until a single task is done.
const awake = setInterval(() => {}, 1000);
await contend(Deno.args[0] === "move" ? perTrip : perTask);
clearInterval(awake);
