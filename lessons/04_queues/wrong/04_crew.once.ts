// allDone() ends the workers, and there is nobody for what comes later.

import { JoinableQueue, Thread } from "interleave/threads";
export interface Task {
  readonly door: string;
  readonly log: string;
  readonly name: string;
  readonly fails?: boolean;
}
export function doTask({ door, log, name, fails }: Task): void {
  Deno.writeTextFileSync(log, `begins ${name}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  if (fails) throw new Error(`Cannot do ${name}`);
  Deno.writeTextFileSync(log, `ends ${name}\n`, { append: true });
}
export function work(tasks: JoinableQueue<Task | null>): void {
  for (let task = tasks.getSync(); task !== null; task = tasks.getSync()) {
    try {
      doTask(task);
    } catch (error) {
      console.log(`${error}`);
    } finally {
      tasks.taskDone();
    }
  }
}
export class Crew implements AsyncDisposable {
  readonly #tasks = new JoinableQueue<Task | null>();
  readonly #workers: readonly Thread[];
  constructor(workers: number) {
    const args = [this.#tasks] as const;
    this.#workers = Array.from(
      { length: workers },
      () => new Thread({ module: import.meta.url, target: work, args }) as Thread,
    );
    for (const worker of this.#workers) worker.start();
  }
  async add(task: Task): Promise<void> {
    await this.#tasks.put(task);
  }
  async allDone(): Promise<void> {
    for (const _worker of this.#workers) await this.#tasks.put(null);
    for (const worker of this.#workers) await worker.join();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.allDone();
  }
}
