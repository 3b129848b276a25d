/** Ends in the way that its argument says; a timer is still waiting. */
import { exit, exitNow } from "interleave/system";

setTimeout(() => {}, 60_000);

function leave(): void {
  try {
    if (Deno.args[0] === "now") exitNow(7);
    exit(Deno.args[0] === "text" ? "the reason" : 7);
  } finally {
    console.log("cleaned up");
  }
}

if (Deno.args[0] === "timer") setTimeout(leave, 1);
else if (Deno.args[0] === "promise") Promise.resolve().then(leave);
else leave();
