/**
 * Starts a worker for a thread of a program. It loads the explorer and waits for its `WorkerOrders`.
 *
 * Deno keeps this thread waiting until the new one is there, 15 ms; it loads by itself.
 *
 * @param name Of the thread.
 */
export function startWorker(name: string): Worker {
  return new Worker(new URL("./worker_main.ts", import.meta.url), { type: "module", name });
}
