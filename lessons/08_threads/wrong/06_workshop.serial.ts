import { JoinableQueue, Thread } from "interleave/threads";

export type Item = number | null;

export function work(door: string, log: string, item: number): void {
  note(log, `begun ${item}`);
  using file = Deno.openSync(door);
  file.lockSync();
  if (item < 0) throw new RangeError(`Cannot do ${item}: it is negative`);
  note(log, `done ${item}`);
}

export function help(door: string, log: string, queue: JoinableQueue<Item>): void {
  for (let item = queue.getSync(); item !== null; item = queue.getSync()) {
    try {
      work(door, log, item);
    } catch (error) {
      note(log, `failed: ${error}`);
    } finally {
      queue.taskDone();
    }
  }
}

export class Workshop {
  readonly #log: string;
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

  async doAll(items: readonly number[]): Promise<void> {
    for (const item of items) {
      note(this.#log, `handed ${item}`);
      await this.#queue.put(item);
      await this.#queue.join();
    }
    await this.#queue.join();
  }

  async close(): Promise<void> {
    for (const _helper of this.#helpers) await this.#queue.put(null);
    for (const helper of this.#helpers) await helper.join();
  }
}

function note(log: string, text: string): void {
  Deno.writeTextFileSync(log, `${text}\n`, { append: true });
}
