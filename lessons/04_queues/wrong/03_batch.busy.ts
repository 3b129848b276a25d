// Asks again and again whether something has come.

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
  while (batch.length < most && now() < deadline) {
    if (!inbox.empty()) batch.push(inbox.getNowait());
  }
  return batch;
}
