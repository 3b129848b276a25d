/**
 * All done
 *
 * A crew of workers stands ready. Tasks are added at any time, and now and then somebody wants to know:
 * is everything done that was added so far?
 *
 *     await using crew = new Crew(2);
 *     await crew.add({ door, log, name: "wash" });
 *     await crew.allDone();     // wash is done, not just begun
 *     await crew.add({ door, log, name: "dry" });
 *     await crew.allDone();     // the same crew, again
 *
 * A task that fails is over as well: the worker says so, and goes on with the next. At the end of the
 * block all workers come to their end. (A thread is made like a process; lesson 08 is about threads.)
 */
import { JoinableQueue, Thread } from "interleave/threads";

/** Something to be done. */
export interface Task {
  readonly door: string;
  readonly log: string;
  readonly name: string;
  readonly fails?: boolean;
}

/** Does a task: notes its beginning, waits at its door, and notes its end, or fails. */
export function doTask({ door, log, name, fails }: Task): void {
  Deno.writeTextFileSync(log, `begins ${name}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  if (fails) throw new Error(`Cannot do ${name}`);
  Deno.writeTextFileSync(log, `ends ${name}\n`, { append: true });
}

/** What each worker does, until it gets `null`. */
export function work(tasks: JoinableQueue<Task | null>): void {
  for (let task = tasks.getSync(); task !== null; task = tasks.getSync()) {
    // TODO: when is a task over, and who has to be told?
    doTask(task);
  }
}

/** Some workers, and what they have to do. */
export class Crew implements AsyncDisposable {
  readonly #tasks = new JoinableQueue<Task | null>();
  readonly #workers: readonly Thread[];

  /** Starts so many workers. */
  constructor(workers: number) {
    const args = [this.#tasks] as const;
    this.#workers = Array.from(
      { length: workers },
      () => new Thread({ module: import.meta.url, target: work, args }) as Thread,
    );
    for (const worker of this.#workers) worker.start();
  }

  /** Adds a task; some worker will do it. */
  async add(task: Task): Promise<void> {
    await this.#tasks.put(task);
  }

  /** Waits until all tasks that were added are done, or have failed. */
  async allDone(): Promise<void> {
    // TODO: an empty queue says that all tasks have been begun; are they done?
    while (!this.#tasks.empty()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Ends all workers. */
  async [Symbol.asyncDispose](): Promise<void> {
    // TODO: all workers have to come to their end.
    await this.#tasks.put(null);
    await this.#workers[0]?.join();
  }
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/stdout"];
  await using crew = new Crew(2);
  for (const name of ["wash", "iron", "fold"]) await crew.add({ door, log, name });
  await crew.add({ door, log, name: "the roof", fails: true });
  await crew.allDone();
  console.log("all done");
}
