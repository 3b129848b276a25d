// Keeps everything that it makes.
// crashed|timed out: memory|SIG|it adds one and one
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export function add(): number {
  const all: unknown[] = [];
  for (;;) all.push(new Array(1000).fill(all.length));
}
