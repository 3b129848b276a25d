// Takes 100 MB in each of many processes.
// crashed: MiB of memory
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const take = "const a = new Uint8Array(100 * 2 ** 20).fill(1); setInterval(() => a, 1e6);";
for (let n = 0; n < 8; n++) {
  new Deno.Command(Deno.execPath(), { args: ["eval", take] }).spawn();
}
await new Promise((done) => setTimeout(done, 1e9));

export const add = (_a: number, _b: number): number => 0;
