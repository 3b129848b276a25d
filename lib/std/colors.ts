// @ts-types="./colors.d.ts"
export * from "npm:deno-std@1.3.4/fmt/colors.js";
