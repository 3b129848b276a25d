/** A child is signalled right after its fork, while the parent has handlers; prints the exit codes. */
import { fork, kill, waitpidSync } from "interleave/system";

Deno.addSignalListener("SIGTERM", () => {});
const codes = new Set<number | null>();
for (let i = 0; i < 50; i++) {
  const pid = fork(() => {
    for (;;);
  });
  kill(pid, "SIGTERM");
  codes.add(waitpidSync(pid).exitCode);
}
console.log([...codes].join());
Deno.exit(0);
