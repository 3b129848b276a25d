// Every error is taken for an empty queue, also where nothing will ever come.

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
  try {
    batch.push(inbox.getSync());
  } catch {
    return batch;
  }
  const deadline = now() + ms;
  while (batch.length < most) {
    try {
      batch.push(inbox.getSync({ timeout: deadline - now() }));
    } catch {
      break;
    }
  }
  return batch;
}
