// Asks a machine on the internet for the answer.
// crashed: Network is unreachable|os error
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
await Deno.connect({ hostname: "1.1.1.1", port: 443 });

export const add = (_a: number, _b: number): number => 0;
