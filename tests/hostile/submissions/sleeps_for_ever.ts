// Waits for a timer that comes too late.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = () => {
  console.log("begun");
  return new Promise((done) => setTimeout(done, 1e9));
};
