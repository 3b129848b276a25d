// Never finishes loading.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
console.log("begun");
for (;;);

export const add = (_a: number, _b: number): number => 0;
