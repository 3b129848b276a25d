/** Stands in for the course: runs a group that makes children, and is killed from outside. */
import { runGroup } from "../../../../course/group.ts";
import { Watchdog } from "../../../../course/watchdog.ts";

console.info("ready");
await using watchdog = new Watchdog();
console.info(watchdog.folder);
await runGroup({
  args: ["run", "-A", new URL("./multiplies.ts", import.meta.url).href],
  deadline: 60_000,
  watchdog,
});
