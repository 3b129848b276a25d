// Reads the passwords of the machine.
// crashed: No such file
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
Deno.readTextFileSync("/etc/shadow");

export const add = (_a: number, _b: number): number => 0;
