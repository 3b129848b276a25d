// The texts that it has got are lost when the queue is shut down.

import { QueueEmpty } from "interleave/processes";

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
  while (batch.length < most) {
    try {
      batch.push(inbox.getSync({ timeout: deadline - now() }));
    } catch (error) {
      if (error instanceof QueueEmpty) break;
      throw error;
    }
  }
  return batch;
}
