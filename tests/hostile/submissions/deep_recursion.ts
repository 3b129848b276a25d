// Calls itself without end.
// failed: Maximum call stack
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = (a: number, b: number): number => add(a, b) + 1;
