// By recursion, in short looks that add up, and told apart by the names of the errors.

export type Message = "beat" | { readonly result: number };

export interface Worker {
  send(job: number): Promise<void>;
  recv(options: { timeout: number }): Promise<Message>;
  close(): void;
}

const LOOK_MS = 10;

export async function ask(
  [worker, ...others]: readonly Worker[],
  job: number,
  patience: number,
): Promise<number> {
  if (worker === undefined) throw new RangeError("no worker is left");
  const result = await tryOne(worker, job, patience);
  if (result !== null) return result;
  worker.close();
  return ask(others, job, patience);
}

/** The result of one worker; `null` if it is to be given up. */
async function tryOne(worker: Worker, job: number, patience: number): Promise<number | null> {
  await worker.send(job);
  for (let silence = 0; silence < patience;) {
    try {
      const message = await worker.recv({ timeout: LOOK_MS });
      if (message !== "beat") return message.result;
      silence = 0;
    } catch (error) {
      const { name } = error as Error;
      if (name === "EndOfPipe") return null;
      if (name !== "TimeoutError") throw error;
      silence += LOOK_MS;
    }
  }
  return null;
}
