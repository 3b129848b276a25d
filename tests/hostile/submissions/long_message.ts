// Throws an error with a message of 8 MB.
// failed: it adds one and one
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export function add(): never {
  throw new Error("much ".repeat(1_700_000));
}
