/**
 * Colours and styles of the terminal: `@std/fmt/colors`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./colors.d.ts"
export * from "npm:deno-std@1.3.4/fmt/colors.js";
