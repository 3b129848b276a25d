/** Children that end well, fail, are killed, and get long orders; prints what is left of them. */
import { Process } from "interleave/processes";
import { childrenOf } from "interleave/system";
import { answer, fail, nothing, sleepFor } from "../process_fixture.ts";

const module = new URL("../process_fixture.ts", import.meta.url).href;
const long = "x".repeat(200_000);
const processes = [
  new Process({ module, target: nothing }),
  new Process({ module, target: fail }),
  new Process({ module, target: sleepFor, args: [60_000] }),
  new Process({ module, target: answer, args: ["/dev/null", long] }),
  new Process({ module, target: answer, args: ["/dev/null", long] }),
];
for (const process of processes) process.start();
processes[2]!.kill();
processes[4]!.kill(); // before it has read what it got
for (const process of processes) await process.join();
console.log(JSON.stringify({
  exitCodes: processes.map((process) => process.exitCode),
  children: childrenOf().length,
  files: [...Deno.readDirSync(Deno.env.get("TMPDIR")!)].length,
}));
