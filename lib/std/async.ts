// @ts-types="./async.d.ts"
export * from "npm:deno-std@1.3.4/async/mod.js";
