// The time begins anew with each text.

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
  while (now() < Infinity && batch.length < most) {
    try {
      batch.push(inbox.getSync({ timeout: ms }));
    } catch (error) {
      if (error instanceof QueueEmpty || error instanceof QueueShutDown) break;
      throw error;
    }
  }
  return batch;
}
