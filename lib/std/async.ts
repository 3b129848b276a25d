/**
 * Helpers around promises and timers: `@std/async`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./async.d.ts"
export * from "npm:deno-std@1.3.4/async/mod.js";
