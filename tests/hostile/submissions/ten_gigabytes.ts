// Asks for 10 GB of memory and writes into all of it.
// failed|crashed: memory|allocation|SIG
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export function add(): number {
  const parts: Uint8Array[] = [];
  for (let n = 0; n < 160; n++) parts.push(new Uint8Array(64 * 2 ** 20).fill(1));
  return parts.length;
}
