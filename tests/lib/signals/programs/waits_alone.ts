/** Waits for a signal, with nothing else to do. */

import { pause, signal, sigwait } from "../../../../lib/signals.ts";

async function main(): Promise<void> {
  signal("SIGUSR1", () => {});
  console.log("ready");
  console.log(await (Deno.args[0] === "pause" ? pause() : sigwait(["SIGUSR1"])));
}

// Not awaited: the module being loaded still would keep the program alive as well.
main();
