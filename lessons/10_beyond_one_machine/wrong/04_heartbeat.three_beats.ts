// Has patience for three beats, and gives up whoever takes longer.

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
      for (let beats = 0; beats <= 3; beats++) {
        const message = await worker.recv({ timeout: patience });
        if (message !== "beat") return message.result;
      }
      throw new TimeoutError("The worker takes too long");
    } catch (error) {
      if (!(error instanceof TimeoutError || error instanceof EndOfPipe)) throw error;
      worker.close();
    }
  }
  throw new Error(`Nobody can do job ${job}: all ${workers.length} workers are silent or gone`);
}
