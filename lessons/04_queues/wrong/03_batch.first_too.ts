// The time begins before the first text is there.

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
  const batch: string[] = [];
  const deadline = now() + ms;
  while (batch.length < most) {
    try {
      batch.push(inbox.getSync({ timeout: deadline - now() }));
    } catch (error) {
      if (error instanceof QueueEmpty || error instanceof QueueShutDown) break;
      throw error;
    }
  }
  return batch;
}
