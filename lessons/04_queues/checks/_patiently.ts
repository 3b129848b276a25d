import type { Play, Stage } from "interleave/checks";

/** So often nothing may happen for a while before nothing is expected any more. */
const MOST_IDLE = 3;

/**
 * Waits until `seen` gives something; `null` when nothing happens any more.
 *
 * Who waits for ever is woken now and then to see whether it still has to, and looks busy on a busy
 * machine. So what counts is whether there is any progress.
 *
 * @param progress Something that changes with it.
 */
export async function patiently<F extends Play, T>(
  stage: Stage<F>,
  seen: () => T | null,
  progress: () => unknown,
): Promise<T | null> {
  let last = "";
  for (let idle = 0; idle < MOST_IDLE;) {
    const found = await stage.until(seen);
    if (found !== null) return found;
    const now = JSON.stringify(progress());
    idle = now === last ? idle + 1 : 0;
    last = now;
  }
  return null;
}

/** What the play returned, once its process has ended; or in words what it does instead. */
export async function endOf<F extends Play>(
  stage: Stage<F>,
  progress: () => unknown,
): Promise<{ readonly value: Awaited<ReturnType<F>> } | string> {
  const hasEnded = await patiently(stage, () => stage.hasEnded || null, progress);
  if (hasEnded) return await stage.end().catch((error: Error) => error.message);
  return stage.returned === null
    ? "it does not return: all wait"
    : "it has returned, and its threads wait for ever";
}
