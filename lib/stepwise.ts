/**
 * The explorer on one thread.
 *
 * @module
 */

export { toStepwise } from "./explore/transform.ts";
