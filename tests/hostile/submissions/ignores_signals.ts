// Ignores every signal that it can, and spins.
// timed out: Not finished after
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGUSR1"]) {
  Deno.addSignalListener(signal, () => {});
}
console.log("begun");
for (;;);

export const add = (_a: number, _b: number): number => 0;
