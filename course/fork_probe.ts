/**
 * Forks once, and ends well if the child did what it was told.
 *
 * @module
 */
import { exitNow, fork, waitpidSync, whyNoFork } from "interleave/system";

const reason = whyNoFork();
if (reason !== null) {
  console.error(reason);
  exitNow(1);
}
const pid = fork(() => exitNow(7));
exitNow(waitpidSync(pid)?.exitCode === 7 ? 0 : 1);
