import { Barrier, Thread } from "interleave/threads";
import { span } from "interleave/timeline";

const module = import.meta.url;
/** How much each thread computes. */
const STEPS = 60_000_000;

/** How long so many threads take, from the moment in which all are there, in milliseconds. */
export async function computeIn(count: number): Promise<number> {
  const start = new Barrier(count);
  const times = new Float64Array(new SharedArrayBuffer(16 * count));
  const threads = Array.from({ length: count }, (_, n) => {
    const args = [n, start, times] as const;
    return new Thread({ module, name: `${n + 1} of ${count}`, target: compute, args });
  });
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  const [begins, ends] = [0, 1].map((which) => times.filter((_, i) => i % 2 === which));
  return Math.max(...ends!) - Math.min(...begins!);
}

export function compute(n: number, start: Barrier, times: Float64Array): void {
  start.waitSync();
  using _span = span("computes");
  times[2 * n] = performance.timeOrigin + performance.now();
  let x = 0;
  for (let i = 0; i < STEPS; i++) x = (x * 31 + i) | 0;
  times[2 * n + 1] = performance.timeOrigin + performance.now() + (x & 0);
}
