/** Cancels a thread that does not end: arguments are how the program ends, and what the thread does. */

import { Event, exit, Thread } from "interleave/threads";
import { spin, waitDeaf } from "../thread_fixture.ts";

const module = new URL("../thread_fixture.ts", import.meta.url).href;

if (import.meta.main) {
  const [ending, does] = Deno.args;
  const [begun, never] = [new Event(), new Event()];
  const target = does === "spin" ? spin : waitDeaf;
  const thread = new Thread({ module, target, args: [begun, never] });
  thread.start();
  await begun.wait();
  thread.cancel();
  console.log("main is done");
  if (ending === "exit()") exit(0);
}
