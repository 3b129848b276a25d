import { getAffinity, setAffinity } from "../system/affinity.ts";

/** The threads of this process. */
const TASKS = "/proc/self/task";

/**
 * Puts this thread and the workers of this process on one processor. One of them runs at a time, and
 * to wake the next one on a processor that sleeps takes longer than all that it does in its turn.
 *
 * The threads of V8, which compile and collect garbage, stay free. Does nothing where that cannot be
 * done: outside of Linux, or without all permissions.
 */
export function shareProcessor(): void {
  try {
    const allowed = getAffinity();
    const cpu = allowed[Deno.pid % allowed.length]!;
    for (const { name } of Deno.readDirSync(TASKS)) {
      const isWorker = Deno.readTextFileSync(`${TASKS}/${name}/comm`).startsWith("worker-");
      if (isWorker || Number(name) === Deno.pid) setAffinity([cpu], Number(name));
    }
  } catch {
    // It takes longer, and comes out the same.
  }
}
