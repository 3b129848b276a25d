// Blocks in Atomics.wait(), where no timer is heard.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const word = new Int32Array(new SharedArrayBuffer(4));
export const add = () => {
  console.log("begun");
  return Atomics.wait(word, 0, 0);
};
