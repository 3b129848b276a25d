import { Event, exit, Thread } from "interleave/threads";
import { spin } from "../thread_fixture.ts";

const module = new URL("../thread_fixture.ts", import.meta.url).href;

if (import.meta.main) {
  const begun = new Event();
  const thread = new Thread({ module, target: spin, args: [begun] });
  thread.start();
  await begun.wait();
  thread.cancel();
  console.log("main is done");
  if (Deno.args[0] === "exit()") exit(0);
}
