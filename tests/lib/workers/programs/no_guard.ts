import { exit, Process } from "interleave/processes";

export function work(): void {
  console.log("the child must not get here");
}

const child = new Process({ module: import.meta.url, target: work });
child.start();
await child.join();
exit(child.exitCode);
