// Workers that wait without blocking, and end because the queue is shut down.
import { JoinableQueue, QueueShutDown, Thread } from "interleave/threads";

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

export async function work(tasks: JoinableQueue<Task>): Promise<void> {
  try {
    while (true) {
      const task = await tasks.get();
      await Promise.resolve(task).then(doTask).catch(() => {});
      tasks.taskDone();
    }
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error;
  }
}

export class Crew implements AsyncDisposable {
  readonly #tasks = new JoinableQueue<Task>(1);
  readonly #ends: Promise<unknown>[] = [];

  constructor(workers: number) {
    while (this.#ends.length < workers) {
      const worker = new Thread({ module: import.meta.url, target: work, args: [this.#tasks] });
      worker.start();
      this.#ends.push(worker.join());
    }
  }

  add(task: Task): Promise<void> {
    return this.#tasks.put(task);
  }

  async allDone(): Promise<void> {
    while (!await this.#tasks.join({ timeout: 10_000 })) console.log("still at work");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#tasks.shutdown();
    await Promise.all(this.#ends);
  }
}
