// One loop for the first text and for all others, whose time is without end at first.
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
  let end = Infinity;
  do {
    try {
      batch.push(inbox.getSync({ timeout: end - now() }));
    } catch (error) {
      if (batch.length > 0 && error instanceof QueueShutDown) return batch;
      if (error instanceof QueueEmpty) return batch;
      throw error;
    }
    if (batch.length === 1) end = now() + ms;
  } while (batch.length < most && now() < end);
  return batch;
}
