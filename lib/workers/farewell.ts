/**
 * What a program does with its children when it ends: joins them, or takes its daemons along.
 *
 * A natural end needs no help: a running child keeps the event loop up. This is for the daemons, and
 * for `exit()`.
 *
 * @module
 */

import { atFork } from "../system/at_fork.ts";
import { installExitHandlers } from "../system/exit.ts";
import { beforeExit } from "../system/final_steps.ts";
import { hasLibc } from "../system/libc.ts";
import { getpid } from "../system/pids.ts";
import { livingChildren } from "./family.ts";

/** How long daemons may take to clean up after SIGTERM, in milliseconds. */
const GRACE = 1000;

let watchingPid: number | undefined;

/** Has this program say farewell to its children when it ends; called when it starts one. */
export function watchOverChildren(): void {
  if (watchingPid !== undefined) return;
  watchingPid = getpid();
  installExitHandlers();
  beforeExit(joinChildren);
  atFork({ before: () => livingChildren().size > 0, child: () => livingChildren().clear() });
  addEventListener("unload", () => {
    if (getpid() === watchingPid) endDaemons();
  });
}

/** Waits for the children that are not daemons. */
async function joinChildren(): Promise<void> {
  await Promise.all([...livingChildren()].filter((child) => !child.daemon).map((c) => c.join()));
}

/** SIGTERM first, so that they can clean up; whoever does not end in time is killed. */
function endDaemons(): void {
  const daemons = [...livingChildren()].filter((child) => child.daemon);
  for (const daemon of daemons) daemon.terminate();
  if (!hasLibc() || Deno.build.os !== "linux") return; // those daemons watch their parent themselves
  const deadline = performance.now() + GRACE;
  for (const daemon of daemons) {
    daemon.joinSync({ timeout: deadline - performance.now() });
    daemon.kill();
  }
}
