// Prints without end.
// crashed: printed more than
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const page = "x".repeat(65_536);
for (;;) console.log(page);

export const add = (_a: number, _b: number): number => 0;
