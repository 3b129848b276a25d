/** Threads that wait for what nobody does. */
import { program } from "interleave/explore";

export const waitsForNobody = program({
  shared: (m) => ({ ready: m.event("ready") }),
  threads: { A: (s) => void s.ready.waitSync() },
});

/** One of two ends with the lock in hand. */
export const keepsTheLock = program({
  shared: (m) => m.lock("lock"),
  threads: { A: (lock) => void lock.acquireSync(), B: (lock) => void lock.acquireSync() },
});
