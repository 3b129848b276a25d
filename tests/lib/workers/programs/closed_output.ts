import { exit, Process } from "interleave/processes";
import { nothing } from "../process_fixture.ts";

const module = new URL("../process_fixture.ts", import.meta.url).href;
const child = new Process({ module, target: nothing });
child.start();
await child.join();
exit(child.exitCode);
