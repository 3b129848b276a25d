/**
 * Text lines out of streams: `@std/streams`, with types for what we use of it.
 *
 * @module
 */

// @ts-types="./streams.d.ts"
export * from "npm:deno-std@1.3.4/streams/text_line_stream.js";
