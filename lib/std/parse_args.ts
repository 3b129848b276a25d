/**
 * The command line's parser: `@std/cli/parse-args`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./parse_args.d.ts"
export * from "npm:deno-std@1.3.4/cli/parse_args.js";
