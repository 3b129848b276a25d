/**
 * Gets a Ctrl-C, as often as the argument says, and tells what it does about it.
 *
 * @module
 */

import { run } from "interleave/coroutines";

const [times, refuse] = [Number(Deno.args[0]), Deno.args[1] === "refuse"];

try {
  const value = await run(async (task) => {
    try {
      for (let i = 0; i < times; i++) {
        const sleeping = task.sleep(60_000);
        Deno.kill(Deno.pid, "SIGINT");
        await sleeping;
      }
    } catch (error) {
      console.log("cleaned up");
      if (!refuse) throw error;
      if (times > 1) Deno.kill(Deno.pid, "SIGINT");
      if (times > 1) await task.sleep(60_000);
    }
    return "went on";
  });
  console.log(value);
} catch (error) {
  console.log((error as Error).name);
}
