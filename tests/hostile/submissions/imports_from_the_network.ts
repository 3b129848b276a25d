// Imports the answer from the internet.
// crashed: error|Import
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const { add } = await import("https://example.com/add.ts");
