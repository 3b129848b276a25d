// Starts threads until there are no more.
// crashed: processes and threads|MiB of memory|SIG|exit code
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const wait = "data:text/javascript,setInterval(()=>{},1e6)";
for (;;) {
  new Worker(wait, { type: "module" });
  await null;
}

export const add = (_a: number, _b: number): number => 0;
