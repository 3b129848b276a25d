import { currentThread, JoinableQueue, Thread } from "interleave/threads";

/** Helpers that wait until they are asked to end. */
export async function help(door: string, log: string, queue: JoinableQueue<number>): Promise<void> {
  const { signal } = currentThread();
  for (;;) {
    let item: number;
    try {
      item = await queue.get({ signal });
    } catch {
      return;
    }
    await work(door, log, item).catch(() => {});
    queue.taskDone();
  }
}

async function work(door: string, log: string, item: number): Promise<void> {
  Deno.writeTextFileSync(log, `begun ${item}\n`, { append: true });
  using file = await Deno.open(door);
  await file.lock();
  if (item < 0) throw new RangeError(`${item}`);
  Deno.writeTextFileSync(log, `done ${item}\n`, { append: true });
}

export class Workshop {
  readonly #log: string;
  readonly #queue = new JoinableQueue<number>(1);
  readonly #helpers: Thread<typeof help>[] = [];

  constructor(door: string, log: string, helpers: number) {
    this.#log = log;
    while (this.#helpers.length < helpers) {
      const args = [door, log, this.#queue] as const;
      const helper = new Thread({ module: import.meta.url, target: help, args });
      this.#helpers.push(helper);
      helper.start();
    }
  }

  async doAll(items: readonly number[]): Promise<void> {
    for (const item of items) {
      Deno.writeTextFileSync(this.#log, `handed ${item}\n`, { append: true });
      await this.#queue.put(item);
    }
    await this.#queue.join();
  }

  async close(): Promise<void> {
    for (const helper of this.#helpers) helper.cancel();
    await Promise.all(this.#helpers.map((helper) => helper.join()));
  }
}
