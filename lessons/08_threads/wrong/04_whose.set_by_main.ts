import { Thread, ThreadLocal } from "interleave/threads";

const current = new ThreadLocal(() => 0);

export function note(log: string, text: string): void {
  Deno.writeTextFileSync(log, `${current.value}: ${text}\n`, { append: true });
}

export function serve(door: string, log: string, requests: readonly number[]): void {
  for (const _request of requests) work(door, log);
  current.delete();
  note(log, "rests");
}

function work(door: string, log: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  note(log, "served");
}

export async function serveAll(
  door: string,
  log: string,
  lists: readonly (readonly number[])[],
): Promise<void> {
  const threads = lists.map((requests) => {
    current.value = requests[0]!;
    return new Thread({ module: import.meta.url, target: serve, args: [door, log, requests] });
  });
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
}
