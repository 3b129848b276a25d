// Stops its own process, so that it can neither end nor be asked to.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
export const add = () => Deno.kill(Deno.pid, "SIGSTOP");
