/**
 * Heartbeat
 *
 * A worker on another machine may take a minute or a day for a job. Or it hangs: then its connection
 * stays open and nothing comes, ever. So workers send a "beat" from time to time while they work.
 *
 * - `ask()` gives the job to the first worker, and returns the result that this one sends.
 * - As long as the beats come, one waits, however long it takes.
 * - When a worker has said nothing for `patience` milliseconds (`recv()` throws a `TimeoutError`), or its
 *   connection has ended (an `EndOfPipe`), it is given up: its connection is closed, and the next worker
 *   gets the job.
 * - If no worker is left, that is an error. Other errors are passed on as they are.
 */
import { EndOfPipe, TimeoutError } from "interleave/processes";

/** What a worker says: that it is there, or the result. */
export type Message = "beat" | { readonly result: number };

/** What is used here of a `Connection`, so that the check can put its own in its place. */
export interface Worker {
  send(job: number): Promise<void>;
  /** Waits for a message, so many milliseconds at most; only here time passes. */
  recv(options: { timeout: number }): Promise<Message>;
  close(): void;
}

/** Has a job done by one of these workers; the result. */
export async function ask(
  workers: readonly Worker[],
  job: number,
  patience: number,
): Promise<number> {
  for (const worker of workers) {
    try {
      await worker.send(job);
      for (;;) {
        // Each message shows that it lives, and so each wait has the whole patience again.
        const message = await worker.recv({ timeout: patience });
        if (message !== "beat") return message.result;
      }
    } catch (error) {
      // What has another reason would happen with the next worker as well, or is a mistake of ours.
      if (!(error instanceof TimeoutError || error instanceof EndOfPipe)) throw error;
      // It may be alive and only slow. What it says later is not to be heard.
      worker.close();
    }
  }
  throw new Error(`Nobody can do job ${job}: all ${workers.length} workers are silent or gone`);
}
