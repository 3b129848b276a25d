// Writes one file until it is not let.
// crashed: SIGXFSZ|os error
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const part = new Uint8Array(2 ** 20);
using file = Deno.openSync("large", { create: true, write: true });
for (;;) file.writeSync(part);

export const add = (_a: number, _b: number): number => 0;
