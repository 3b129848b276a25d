// Asks for any child instead of each one by its pid, and starts them by the fork that returns twice.
import { fork, waitpidSync, WNOHANG } from "interleave/system";

export function reap(jobs: readonly (() => never)[], work: () => void): number[] {
  const places = new Map<number, number>();
  for (const [place, job] of jobs.entries()) {
    const pid = fork();
    if (pid === 0) job();
    places.set(pid, place);
  }
  const codes = new Array<number>(jobs.length);
  while (places.size > 0) {
    work();
    while (places.size > 0) {
      const { pid, exitCode } = waitpidSync(-1, WNOHANG);
      if (pid === 0) break;
      codes[places.get(pid)!] = exitCode!;
      places.delete(pid);
    }
  }
  return codes;
}
