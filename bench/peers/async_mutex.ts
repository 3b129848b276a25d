/**
 * What the lock of the npm package async-mutex costs: for each line of input, nanoseconds for each time
 * that it is acquired and released with nobody else there.
 *
 * @module
 */

import { Mutex } from "async-mutex";
import { contend } from "../contender.ts";

const PAIRS = 100_000;
const mutex = new Mutex();

await contend(async () => {
  const started = performance.now();
  for (let i = 0; i < PAIRS; i++) (await mutex.acquire())();
  return (performance.now() - started) / PAIRS * 1e6;
});
