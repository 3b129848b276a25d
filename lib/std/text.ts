/**
 * Comparing and recasing words: `@std/text`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./text.d.ts"
export * from "npm:deno-std@1.3.4/text/mod.js";
