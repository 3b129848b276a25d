// A batch has to be full, however long that takes.

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
  while (batch.length < most && deadline > 0) batch.push(inbox.getSync());
  return batch;
}
