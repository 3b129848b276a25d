/** A thread or a process. */
interface Worker {
  start(): void;
  join(): Promise<boolean>;
}

/** Starts all, and waits until all have ended. */
export async function finish(workers: readonly Worker[]): Promise<void> {
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
}
