/**
 * A workshop
 *
 * Some threads, the helpers, do what comes through a queue. They stay from one job to the next:
 *
 *     const shop = new Workshop(door, log, 2);   // two helpers begin to wait for work
 *     await shop.doAll([1, 2, 3]);               // comes back when all three are done
 *     await shop.doAll([4]);                     // by the same helpers
 *     await shop.close();                        // and now they end
 *
 * A helper may fail at an item. That is noted in the log, the item counts as done, and the helper goes on
 * with the next one. Whoever hands out work does not run ahead: no more than two items wait.
 */
import { JoinableQueue, Thread } from "interleave/threads";

/** Takes an item: `null` is no item, but the word for "go home". */
export type Item = number | null;

/** Does an item: waits at the door, and notes it. Negative ones cannot be done. */
export function work(door: string, log: string, item: number): void {
  note(log, `begun ${item}`);
  using file = Deno.openSync(door);
  file.lockSync();
  if (item < 0) throw new RangeError(`Cannot do ${item}: it is negative`);
  note(log, `done ${item}`);
}

/** What each helper does. */
export function help(door: string, log: string, queue: JoinableQueue<Item>): void {
  for (let item = queue.getSync(); item !== null; item = queue.getSync()) {
    try {
      work(door, log, item);
    } catch (error) {
      note(log, `failed: ${error}`);
    } finally {
      // After the work, and in any case: who waits in join() would wait for ever for what is left out.
      queue.taskDone();
    }
  }
}

/** Helpers, and the queue in front of them. */
export class Workshop {
  readonly #log: string;
  // When it is full, put() waits: so whoever is quicker adapts to whoever is slower.
  readonly #queue = new JoinableQueue<Item>(2);
  readonly #helpers: readonly Thread[];

  constructor(door: string, log: string, helpers: number) {
    this.#log = log;
    const args = [door, log, this.#queue] as const;
    this.#helpers = Array.from(
      { length: helpers },
      () => new Thread({ module: import.meta.url, target: help, args }),
    );
    for (const helper of this.#helpers) helper.start();
  }

  /** Hands out all items, and waits until they are done. */
  async doAll(items: readonly number[]): Promise<void> {
    for (const item of items) {
      note(this.#log, `handed ${item}`);
      await this.#queue.put(item);
    }
    // Out of the queue is not done yet: this waits for a taskDone() for each item.
    await this.#queue.join();
  }

  /** Sends the helpers home, and waits until they have gone. */
  async close(): Promise<void> {
    // Each helper takes one such word and ends, so there has to be one for each.
    for (const _helper of this.#helpers) await this.#queue.put(null);
    for (const helper of this.#helpers) await helper.join();
  }
}

/** Adds a line to the log. */
function note(log: string, text: string): void {
  Deno.writeTextFileSync(log, `${text}\n`, { append: true });
}

if (import.meta.main) {
  const shop = new Workshop("/dev/null", "/dev/stdout", 2); // a door that nobody has locked
  await shop.doAll([1, -2, 3, 4]);
  console.log("all is done");
  await shop.close();
}
