// A regular expression that takes until the end of the world.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = () => {
  console.log("begun");
  return Number(/^(a+)+$/.test("a".repeat(64) + "!"));
};
