// Asks a machine on the internet for the answer, and a server on the machine of whoever grades.
// crashed: all 2 were refused
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const PORT = 0; // the suite puts the port of a listening server here
const tries = [
  [() => Deno.connect({ hostname: "1.1.1.1", port: 443 }), /Network is unreachable|os error/],
  [() => Deno.connect({ hostname: "127.0.0.1", port: PORT }), /Connection refused/],
];

export const add = (_a: number, _b: number): number => 0;
