import { type Connection, EndOfPipe } from "interleave/processes";

/** Hands jobs to a worker, one after the other; `results` has what comes back, by job. */
export async function serve(
  worker: Connection,
  jobs: number[],
  results: Map<number, unknown>,
): Promise<void> {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    try {
      await worker.send(job);
      results.set(job, await worker.recv());
    } catch (error) {
      if (!(error instanceof EndOfPipe)) throw error;
      jobs.unshift(job); // the worker has gone, and its job is for the next one
      return;
    }
  }
}
