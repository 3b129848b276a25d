// Writes file after file until it is not let.
// crashed: os error|No space
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const part = new Uint8Array(2 ** 20);
for (let n = 0;; n++) Deno.writeFileSync(`file-${n}`, part);

export const add = (_a: number, _b: number): number => 0;
