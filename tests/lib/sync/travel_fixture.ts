import type {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
  Semaphore,
} from "interleave/processes";

/** Uses one of each kind, a thousand times. */
export function work(
  { lock, rlock, condition, barrier, started, steps, free }: {
    lock: Lock;
    rlock: RLock;
    condition: Condition;
    barrier: Barrier;
    started: Event;
    steps: Semaphore;
    free: BoundedSemaphore;
  },
): void {
  started.waitSync();
  barrier.waitSync();
  for (let i = 0; i < 1000; i++) {
    {
      using _outer = rlock.holdSync();
      using _inner = rlock.holdSync();
      using _permit = free.holdSync();
    }
    using _held = lock.holdSync();
    steps.release();
    condition.notifyAll();
  }
}
