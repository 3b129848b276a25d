import { Thread } from "interleave/threads";

/** In this library each thread has the variables of a module for itself, so a plain one will do. */
let current = 0;

export function serve(door: string, log: string, requests: readonly number[]): void {
  for (const request of requests) {
    current = request;
    try {
      using file = Deno.openSync(door);
      file.lockSync();
      note(log, "served");
    } finally {
      current = 0;
    }
  }
  note(log, "rests");
}

function note(log: string, text: string): void {
  Deno.writeTextFileSync(log, `${current}: ${text}\n`, { append: true });
}

export async function serveAll(
  door: string,
  log: string,
  lists: readonly (readonly number[])[],
): Promise<void> {
  const threads = lists.map((requests) => {
    const thread = new Thread({
      module: import.meta.url,
      target: serve,
      args: [door, log, requests],
    });
    thread.start();
    return thread;
  });
  await Promise.all(threads.map((thread) => thread.join()));
}
