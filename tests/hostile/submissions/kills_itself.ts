// Ends by a signal before anything is checked.
// crashed: Ended by SIGKILL before its first claim
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
Deno.kill(Deno.pid, "SIGKILL");

export const add = (_a: number, _b: number): number => 0;
