// Leaves a process that has shed group, session, environment and parent.
// failed: nothing is left running
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
const script = "(setsid env -i sleep 86399 </dev/null >/dev/null 2>&1 &)";
new Deno.Command("sh", { args: ["-c", script] }).outputSync();

export const add = (a: number, b: number): number => a + b;
