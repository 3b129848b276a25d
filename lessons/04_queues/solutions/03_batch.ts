/**
 * In batches
 *
 * Saving one by one is slow, so texts are saved in batches. Get the next batch out of a queue:
 *
 *     nextBatch(inbox, 3, 500)   // 1 to 3 texts, in their order
 *
 * - Wait for the first text, however long it takes.
 * - Then take more, until there are `most` of them, or until `ms` milliseconds have passed since the
 *   first one came: nobody's text lies about for longer. The time is for all of them, not for each.
 * - Wait for them, do not ask again and again: whoever asks in a loop keeps a core busy with nothing.
 * - When the queue was shut down, return what there is; the next call throws `QueueShutDown`.
 *
 * `now()` tells the time. The check brings a clock and a queue of its own, in which time passes only
 * while somebody waits, and a moment with every question.
 */
import { Process, Queue, QueueEmpty, QueueShutDown } from "interleave/processes";

/** What is used here of a `Queue`, so that the check can put its own in its place. */
export interface Inbox {
  getSync(options?: { readonly timeout?: number }): string;
  getNowait(): string;
  empty(): boolean;
}

/** The next 1 to `most` texts: those that come within `ms` milliseconds of the first one. */
export function nextBatch(
  inbox: Inbox,
  most: number,
  ms: number,
  now = (): number => performance.now(),
): string[] {
  const batch = [inbox.getSync()];
  // A point in time stays where it is; a length of time would begin anew with each text.
  const deadline = now() + ms;
  while (batch.length < most) {
    try {
      batch.push(inbox.getSync({ timeout: deadline - now() }));
    } catch (error) {
      // Shut down: these texts are out of the queue, and would be lost with an error.
      if (error instanceof QueueEmpty || error instanceof QueueShutDown) break;
      throw error;
    }
  }
  return batch;
}

/** What the other process does: it puts a text in, now and then. */
export async function write(inbox: Queue<string>): Promise<void> {
  for (const text of ["one", "two", "three", "four"]) {
    await inbox.put(text);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

if (import.meta.main) {
  const inbox = new Queue<string>();
  const writer = new Process({ module: import.meta.url, target: write, args: [inbox] });
  writer.start();
  for (let texts = 0; texts < 4;) {
    const batch = nextBatch(inbox, 3, 500);
    console.log(batch);
    texts += batch.length;
  }
  await writer.join();
}
