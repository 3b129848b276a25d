// @ts-types="./text.d.ts"
export * from "npm:deno-std@1.3.4/text/mod.js";
