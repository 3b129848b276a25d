import { Process } from "interleave/processes";
import { fail } from "../process_fixture.ts";

const module = new URL("../process_fixture.ts", import.meta.url).href;
const child = new Process({ module, target: fail, name: "worker-1" });
child.start();
await child.join();
const { error } = child;
console.log(
  child.exitCode,
  error?.remoteName,
  `the failing line: ${(error?.cause as Error).message.split(": ").at(-1)}`,
);
