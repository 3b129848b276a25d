import { currentProcess, exit, parentProcess, Process } from "interleave/processes";

let n = 100;

export function count(): void {
  n++;
  console.log(`copy ${n} of ${currentProcess().name}, child of ${parentProcess()?.name}`);
}

export function leave(): void {
  exit(3);
}

export function fail(): void {
  throw new RangeError("the failing line");
}

export async function wait(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
}

export function spin(): void {
  for (;;);
}

const module = import.meta.url;
const start = "fork";

async function run(child: Process<() => unknown>): Promise<Process<() => unknown>> {
  child.start();
  await child.join();
  return child;
}

const first = await run(new Process({ module, target: count, name: "fork-1", start }));
console.log(`exit code ${first.exitCode}`);
console.log(
  `exit code ${(await run(new Process({ module, target: leave, start }))).exitCode} after exit(3)`,
);
const failed = await run(new Process({ module, target: fail, start }));
console.log(`exit code ${failed.exitCode}: ${failed.error?.remoteName} the failing line`);
const waited = await run(new Process({ module, target: wait, name: "waiting", start }));
console.log(
  `exit code ${waited.exitCode}: ${waited.error?.remoteName} ${
    waited.error?.message.match(/Cannot run .*? with start: "fork"/)?.[0]
  }`,
);
const endless = new Process({ module, target: spin, start });
endless.start();
endless.terminate();
await endless.join();
console.log(`exit code ${endless.exitCode} after terminate()`);
console.log(`parent ${n}`);
