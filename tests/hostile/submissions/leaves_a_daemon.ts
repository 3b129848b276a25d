// Answers right, and leaves a process behind.
// failed: nothing is left running
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
new Deno.Command("sleep", { args: ["86399"], detached: true }).spawn();

export const add = (a: number, b: number): number => a + b;
