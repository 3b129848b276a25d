// Never returns.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = (): number => {
  console.log("begun");
  for (;;);
};
