/**
 * Wait for something that can be seen, never for a time that "should be enough": for demos and tests
 * of programs that have several processes.
 *
 * @example A child is held back until the parent has looked at it
 * ```ts
 * import { Gate, hasEnded, until } from "interleave/evidence";
 * import { assert } from "@std/assert";
 *
 * using gate = new Gate();
 * const child = new Deno.Command("sh", {
 *   args: ["-c", `while [ -e "${gate.path}" ]; do sleep 0.01; done`],
 * }).spawn();
 * assert(!hasEnded(child.pid));
 * gate.open();
 * until("the child's end", () => hasEnded(child.pid));
 * await child.status;
 * ```
 *
 * @module
 */

export { exists } from "./evidence/exists.ts";
export { Gate } from "./evidence/gate.ts";
export { hasEnded, isAlive } from "./evidence/has_ended.ts";
export { Letterbox } from "./evidence/letterbox.ts";
export { rest } from "./evidence/rest.ts";
export { spin } from "./evidence/spin.ts";
export type { ProcessState, ProcessStatus } from "./system/process_status.ts";
export { until } from "./evidence/until.ts";
