// Kills the process group that it is in.
// crashed: SIGKILL
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
new Deno.Command("sh", { args: ["-c", "kill -9 0"] }).outputSync();

export const add = (_a: number, _b: number): number => 0;
