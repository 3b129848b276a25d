/** Forks while four Workers count; the child has only the thread that forked. */
import { fork, processStatus, waitpidSync } from "interleave/system";

const counters = new Int32Array(new SharedArrayBuffer(16));
const source = `onmessage = ({ data: [counters, i] }) => { for (;;) Atomics.add(counters, i, 1); }`;
const url = `data:text/javascript,${encodeURIComponent(source)}`;
for (let i = 0; i < 4; i++) {
  new Worker(url, { type: "module" }).postMessage([counters, i]);
}
const started = (): boolean => counters.every((_, i) => Atomics.load(counters, i) > 0);
while (!started()) await new Promise((resolve) => setTimeout(resolve, 1));

const { exitCode } = waitpidSync(fork(() => {
  const before = [...counters];
  const threads = processStatus()!.threads;
  const until = performance.now() + 500;
  while (performance.now() < until);
  const progressed = counters.some((count, i) => count !== before[i]);
  if (threads !== 1 || progressed) throw new Error(`${threads} threads, ${before} → ${counters}`);
}));
const before = [...counters];
while (counters.some((count, i) => count === before[i]));
console.log(`child ended with ${exitCode}; the parent's threads go on`);
Deno.exit(0);
