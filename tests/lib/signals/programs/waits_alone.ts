/** Waits for a signal, with nothing else to do. */

import { pause, signal, sigwait } from "../../../../lib/signals.ts";

const end = (): void => console.log("has ended without a signal");
addEventListener("beforeunload", end);
signal("SIGUSR1", () => {});
const waiting = Deno.args[0] === "pause" ? pause() : sigwait(["SIGUSR1"]);
console.log("ready");
console.log(await waiting);
removeEventListener("beforeunload", end);
