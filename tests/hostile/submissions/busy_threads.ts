// Takes every processor for itself, with threads.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const spin = "data:text/javascript,for(;;);";
for (let n = 0; n < navigator.hardwareConcurrency; n++) new Worker(spin, { type: "module" });
console.log("begun");
for (;;);

export const add = (_a: number, _b: number): number => 0;
