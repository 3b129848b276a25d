/**
 * What the npm package piscina does with two threads: for each line of input, nanoseconds for each task
 * that does next to nothing.
 *
 * @module
 */

import { Piscina } from "piscina";
import { contend } from "../contender.ts";

const TASKS = 20_000;

const pool = new Piscina({
  filename: new URL("./piscina_worker.ts", import.meta.url).href,
  minThreads: 2,
  maxThreads: 2,
});
await Promise.all(Array.from({ length: 200 }, (_, i) => pool.run(i)));

await contend(async () => {
  const started = performance.now();
  await Promise.all(Array.from({ length: TASKS }, (_, i) => pool.run(i)));
  return (performance.now() - started) / TASKS * 1e6;
});
