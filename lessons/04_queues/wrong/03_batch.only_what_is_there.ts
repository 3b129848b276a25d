// Takes what is there, and waits for nothing.

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
  while (batch.length < most && now() < deadline && !inbox.empty()) batch.push(inbox.getNowait());
  return batch;
}
