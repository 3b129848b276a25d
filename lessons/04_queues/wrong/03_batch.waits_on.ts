// A full batch waits for the time to be over, too.

import { QueueEmpty, QueueShutDown } from "interleave/processes";

export interface Inbox {
  getSync(options?: { readonly timeout?: number }): string;
  getNowait(): string;
  empty(): boolean;
}

export function nextBatch(
  inbox: Inbox,
  most: number,
  ms: number,
  now = (): number => performance.now(),
): string[] {
  const batch = [inbox.getSync()];
  const deadline = now() + ms;
  for (;;) {
    try {
      const text = inbox.getSync({ timeout: deadline - now() });
      if (batch.length < most) batch.push(text);
    } catch (error) {
      if (error instanceof QueueEmpty || error instanceof QueueShutDown) break;
      throw error;
    }
  }
  return batch;
}
