// Waits for the alarm with sigwait(), which needs no handler.
import { setitimer, sigwait, TimeoutError } from "interleave/signals";

export async function limited<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const done = new AbortController();
  const alarm = sigwait(["SIGALRM"], { signal: done.signal }).then(() => {
    throw new TimeoutError(`The ${ms} ms are over`);
  });
  alarm.catch(() => {});
  setitimer("real", ms);
  try {
    return await Promise.race([work(), alarm]);
  } finally {
    setitimer("real", 0);
    done.abort();
  }
}
