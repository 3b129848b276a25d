import type { ProgramPlace } from "./workers.ts";

/**
 * Starts a worker for a thread of a program. It loads the explorer and the program, and waits for its
 * `WorkerOrders`.
 *
 * Deno keeps this thread waiting until the new one is there, 15 ms; it loads by itself.
 */
export function startWorker(place: ProgramPlace): Worker {
  const worker = new Worker(new URL("./worker_main.ts", import.meta.url), { type: "module" });
  worker.postMessage(place);
  return worker;
}
