// Throws an error whose message is never told.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
class Sly extends Error {
  override get message(): string {
    console.log("begun");
    for (;;);
  }
}
export function add(): never {
  throw new Sly();
}
