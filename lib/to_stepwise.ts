/**
 * Makes programs for `interleave/stepwise` out of ordinary explored code.
 *
 * @module
 */

export { toStepwise } from "./explore/to_stepwise.ts";
