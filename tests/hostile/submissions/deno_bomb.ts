// Every process starts two more of its kind.
// timed out|crashed: Not finished after|processes and threads
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
console.log("begun");
const args = ["run", "-A", "--no-config", import.meta.filename];
for (;;) {
  try {
    for (let n = 0; n < 2; n++) new Deno.Command(Deno.execPath(), { args }).spawn();
  } catch {
    // No more to be had.
  }
  await new Promise((done) => setTimeout(done, 50));
}

export const add = (_a: number, _b: number): number => 0;
