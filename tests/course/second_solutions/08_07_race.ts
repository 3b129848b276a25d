import { CancelledError, currentThread, Event, Queue, Thread } from "interleave/threads";

export type Way = "finds" | "computes" | "waits";

export function look(
  door: string,
  desk: string,
  number: number,
  way: Way,
  never: Event,
  found: Queue<number>,
): void {
  using _desk = deskAt(door, desk, way);
  try {
    if (way === "waits") never.waitSync();
  } catch (error) {
    if (error instanceof CancelledError) return;
    throw error;
  }
  while (way === "computes") {
    Math.sqrt(2);
    if (currentThread().cancelled) return;
  }
  found.putSync(number);
}

/** Is tidied up when the block ends, whichever way. */
function deskAt(door: string, desk: string, way: Way): Disposable {
  Deno.writeTextFileSync(desk, way);
  return {
    [Symbol.dispose](): void {
      using file = Deno.openSync(door);
      file.lockSync();
      Deno.removeSync(desk);
    },
  };
}

export async function race(door: string, folder: string, ways: readonly Way[]): Promise<number> {
  const [never, found] = [new Event(), new Queue<number>()];
  const threads = ways.map((way, n) => {
    const args = [door, `${folder}/${n}`, n, way, never, found] as const;
    return new Thread({ module: import.meta.url, target: look, args });
  });
  threads.forEach((thread) => thread.start());
  const winner = await found.get();
  for (const thread of threads) if (thread.isAlive()) thread.cancel();
  await Promise.all(threads.map((thread) => thread.join()));
  return winner;
}
