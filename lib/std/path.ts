/**
 * Paths and file URLs: `@std/path`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./path.d.ts"
export * from "npm:deno-std@1.3.4/path/mod.js";
