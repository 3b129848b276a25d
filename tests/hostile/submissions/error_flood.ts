// Has a child print without end.
// crashed: printed more than
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
new Deno.Command("sh", { args: ["-c", "yes >&2"] }).spawn();
await new Promise((done) => setTimeout(done, 1e9));

export const add = (_a: number, _b: number): number => 0;
