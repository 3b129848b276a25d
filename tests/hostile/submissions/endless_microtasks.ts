// Keeps the event loop from ever turning.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export async function add(): Promise<number> {
  console.log("begun");
  for (;;) await null;
}
