import { Thread } from "interleave/threads";

export function note(log: string, current: Int32Array, text: string): void {
  Deno.writeTextFileSync(log, `${current[0]}: ${text}\n`, { append: true });
}

export function serve(
  door: string,
  log: string,
  requests: readonly number[],
  current: Int32Array,
): void {
  for (const request of requests) {
    current[0] = request;
    work(door, log, current);
  }
  current[0] = 0;
  note(log, current, "rests");
}

function work(door: string, log: string, current: Int32Array): void {
  using file = Deno.openSync(door);
  file.lockSync();
  note(log, current, "served");
}

export async function serveAll(
  door: string,
  log: string,
  lists: readonly (readonly number[])[],
): Promise<void> {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const threads = lists.map((requests) =>
    new Thread({ module: import.meta.url, target: serve, args: [door, log, requests, current] })
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
}
