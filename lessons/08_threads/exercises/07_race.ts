/**
 * The first one wins
 *
 * Several threads look for the same thing in different ways. As soon as one has found it, the others are
 * asked to end, and they do: whether they compute, or wait for something that never comes. A thread
 * cannot be killed. It has to notice that it was asked, and to leave its desk tidy, however it ends.
 *
 *     await race("/dev/null", folder, ["computes", "finds", "waits"])   // 1: the one that found it
 *
 * Nothing is left when `race()` returns: no thread, and no file in the folder.
 */
import { Event, Queue, Thread } from "interleave/threads";

/** The ways: to find it at once, to compute for ever, to wait for what never comes. */
export type Way = "finds" | "computes" | "waits";

/** What each thread does: it puts its number into the queue when it has found what all look for. */
export function look(
  door: string,
  desk: string,
  number: number,
  way: Way,
  never: Event,
  found: Queue<number>,
): void {
  Deno.writeTextFileSync(desk, way);
  // TODO: `currentThread().cancelled` tells whether this thread was asked to end.
  if (way === "computes") { for (let step = 0;; step++) compute(step); }
  // A wait that blocks throws a `CancelledError` in a thread that is asked to end.
  if (way === "waits") never.waitSync();
  found.putSync(number);
  // TODO: is this done, however the thread ends?
  tidy(door, desk);
}

/** One step of a long computation. */
function compute(step: number): number {
  return Math.sqrt(step);
}

/** Removes the file of a thread; that takes until the door is open. */
function tidy(door: string, desk: string): void {
  using file = Deno.openSync(door);
  file.lockSync();
  Deno.removeSync(desk);
}

/** Looks in all ways at once; the number of the one that found it first. */
export async function race(door: string, folder: string, ways: readonly Way[]): Promise<number> {
  const [never, found] = [new Event(), new Queue<number>()];
  const threads = ways.map((way, n) => {
    const args = [door, `${folder}/${n}`, n, way, never, found] as const;
    return new Thread({ module: import.meta.url, target: look, args });
  });
  for (const thread of threads) thread.start();
  const winner = await found.get();
  // TODO: nobody has told the others that it is over, and nobody waits for them.
  return winner;
}

if (import.meta.main) {
  const folder = Deno.makeTempDirSync();
  console.log(await race("/dev/null", folder, ["waits", "finds", "computes"]));
  console.log("left:", [...Deno.readDirSync(folder)].map(({ name }) => name));
}
