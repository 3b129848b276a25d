/** Ends in the way that its argument says, with a child and a daemon running. */
import { exit, Process } from "interleave/processes";

export async function child(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  console.log("the child is done");
}

export async function daemon(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

if (import.meta.main) {
  const module = import.meta.url;
  new Process({ module, target: child }).start();
  const guardian = new Process({ module, target: daemon, daemon: true });
  guardian.start();
  console.log(JSON.stringify({ daemon: guardian.pid }));
  if (Deno.args[0] === "exit()") exit(4);
  if (Deno.args[0] === "uncaught") throw new Error("nobody catches this");
}
