// @ts-types="./path.d.ts"
export * from "npm:deno-std@1.3.4/path/mod.js";
