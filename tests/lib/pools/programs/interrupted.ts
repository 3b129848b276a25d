/**
 * Does many tasks in a pool. Ctrl-C closes or terminates the pool, or nothing is said about it.
 *
 * @module
 */

import { Pool } from "interleave/pools";
import { signal } from "interleave/signals";

/** Takes a while. */
export function work(item: number): number {
  const end = performance.now() + 20;
  while (performance.now() < end);
  return item;
}

if (import.meta.main) {
  const [how] = Deno.args;
  const pool = new Pool(2, { module: import.meta.url });
  if (how !== "nothing") signal("SIGINT", () => how === "drain" ? pool.close() : pool.terminate());
  const results = Array.from(
    { length: how === "drain" ? 20 : 5000 },
    (_, i) => pool.applyAsync(work, [i]),
  );
  await results[0]!.get();
  console.log(JSON.stringify(pool.workers.map(({ ident }) => ident)));
  const ends = await Promise.allSettled(results.map((each) => each.get()));
  if (how === "drain") pool.close();
  await pool.join();
  const done = ends.filter(({ status }) => status === "fulfilled").length;
  console.log(JSON.stringify({ done, of: ends.length }));
}
