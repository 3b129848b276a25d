// One main loop: a set of the tasks at work, and a wait for whichever ends first, or for a signal.
import { signal } from "interleave/signals";

export type Next = () => string | undefined;

export async function serve(
  next: Next,
  work: (task: string) => Promise<void>,
  width: number,
): Promise<number> {
  const before = new Map<Deno.Signal, ReturnType<typeof signal>>();
  let asked = false, finished = 0;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    before.set(
      name,
      signal(name, () => asked = true),
    );
  }
  const atWork = new Set<Promise<void>>();
  try {
    for (;;) {
      while (!asked && atWork.size < width) {
        const task = next();
        if (task === undefined) break;
        const done: Promise<void> = work(task).then(() => {
          finished++;
          atWork.delete(done);
        });
        atWork.add(done);
      }
      if (atWork.size === 0) return finished;
      await Promise.race(atWork);
    }
  } finally {
    for (const [name, disposition] of before) signal(name, disposition);
  }
}
