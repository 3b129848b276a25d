/**
 * Assertions: `@std/assert`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./assert.d.ts"
export * from "npm:deno-std@1.3.4/assert/mod.js";
