/** Forks often; each child allocates through a major garbage collection. */
import { exitNow, fork, waitpidSync } from "interleave/system";

declare const gc: () => void;

const times = Number(Deno.args[0]);
const ballast = Array.from({ length: 100_000 }, (_, i) => ({ i }));
const counts: Record<string, number> = {};
for (let i = 0; i < times; i++) {
  const pid = fork();
  if (pid === 0) {
    let chain: unknown = null;
    for (let j = 0; j < 20_000; j++) chain = { j, chain, ballast: ballast[j] };
    gc();
    exitNow(chain !== null ? i % 251 : 255);
  }
  const { exitCode } = waitpidSync(pid, 0, { timeout: 20_000 });
  const outcome = exitCode === i % 251 ? "as asked" : `exit code ${exitCode}`;
  counts[outcome] = (counts[outcome] ?? 0) + 1;
}
console.log(JSON.stringify(counts));
