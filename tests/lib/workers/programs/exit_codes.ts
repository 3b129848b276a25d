import { Process } from "interleave/processes";
import { exitWith } from "../process_fixture.ts";

const module = new URL("../process_fixture.ts", import.meta.url).href;
const codes = [];
for (const status of [null, false, true, 8, "ignore this", [1, 2, 3], 256, 300, -1]) {
  const child = new Process({ module, target: exitWith, args: [status] });
  child.start();
  await child.join();
  codes.push(child.exitCode);
}
console.log(JSON.stringify(codes));
