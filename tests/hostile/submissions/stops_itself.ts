// Stops its own process, so that it can neither end nor be asked to.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = () => {
  console.log("begun");
  Deno.kill(Deno.pid, "SIGSTOP");
};
