// @ts-types="./assert.d.ts"
export * from "npm:deno-std@1.3.4/assert/mod.js";
