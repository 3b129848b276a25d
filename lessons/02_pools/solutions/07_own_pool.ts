/**
 * A pool of your own
 *
 * Build a pool from so many threads and two queues. Tasks go into one of them, and whichever thread is
 * free takes the next. Outcomes come back in the other one.
 *
 *     const pool = new SmallPool(2);
 *     const root = pool.submit({ door, log, number: 9 });
 *     pool.close();       // it takes no more
 *     await pool.join();  // all is done, and the threads have ended
 *     await root          // 3
 *
 * - `submit()` waits for nobody. It promises the outcome of its own task; if the task throws, the promise
 *   is rejected with an `Error` of the same message, and the thread goes on with the next task.
 * - `close()` refuses further tasks: `submit()` throws (or rejects). Those handed in are done.
 * - `join()`, after `close()`, waits for all of them, and for the end of the threads.
 *
 * The check runs `serve()` and `dismiss()` under every schedule, with queues of its own.
 */
import { currentThread, SimpleQueue, Thread } from "interleave/threads";

/** Something to be done. */
export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

/** A task with its number; `null` says that there are no more. */
export type Task = readonly [id: number, job: Job] | null;

/** What came of the task with this number: a value, or the message of an error. */
export type Outcome = readonly [id: number, value: number | null, message: string | null];

/** What is used here of a queue, so that the check can put its own in its place. */
export interface Line<T> {
  putSync(item: T): void;
  getSync(): T;
}

/** Does a job: it notes it, waits at the door, and gives the root. */
export function root({ door, log, number }: Job): number {
  Deno.writeTextFileSync(log, `${currentThread().ident} ${number}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  if (number < 0) throw new RangeError(`Cannot take the root of ${number}`);
  return Math.sqrt(number);
}

/** What each thread does: task after task, until there are no more. */
export function serve(
  tasks: Line<Task>,
  outcomes: Line<Outcome>,
  perform: (job: Job) => number = root,
): void {
  for (let task = tasks.getSync(); task !== null; task = tasks.getSync()) {
    const [id, job] = task;
    try {
      outcomes.putSync([id, perform(job), null]);
    } catch (error) {
      // It belongs to the task, not to the thread: somebody else's task may be next.
      outcomes.putSync([id, null, (error as Error).message]);
    }
  }
}

/** Tells so many threads that there are no more tasks. */
export function dismiss(tasks: Line<Task>, workers: number): void {
  // Whoever takes a `null` ends, so nobody takes two, and there has to be one for each.
  for (let n = 0; n < workers; n++) tasks.putSync(null);
}

/** A pool of threads. */
export class SmallPool {
  readonly #tasks = new SimpleQueue<Task>();
  readonly #outcomes = new SimpleQueue<Outcome>();
  readonly #threads: readonly Thread<typeof serve>[];
  /** Who waits for the outcome of which task. */
  readonly #promises: PromiseWithResolvers<number>[] = [];
  #isClosed = false;

  /** Starts so many threads. */
  constructor(workers: number) {
    const args = [this.#tasks, this.#outcomes] as const;
    this.#threads = Array.from(
      { length: workers },
      () => new Thread({ module: import.meta.url, target: serve, args }),
    );
    for (const thread of this.#threads) thread.start();
  }

  /** Hands in a job; promises its root. */
  submit(job: Job): Promise<number> {
    if (this.#isClosed) throw new Error("Cannot take a job: the pool is closed");
    const promise = Promise.withResolvers<number>();
    const id = this.#promises.push(promise) - 1;
    this.#tasks.putSync([id, job]);
    this.#takeOne();
    return promise.promise;
  }

  /** Takes no more jobs. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    dismiss(this.#tasks, this.#threads.length); // behind all tasks, so these are done first
  }

  /** Waits until all is done and the threads have ended. */
  async join(): Promise<void> {
    await Promise.allSettled(this.#promises.map(({ promise }) => promise));
    for (const thread of this.#threads) await thread.join();
  }

  /** Each task has one outcome. It need not be that of the task for which we wait here. */
  async #takeOne(): Promise<void> {
    const [id, value, message] = await this.#outcomes.get();
    const { resolve, reject } = this.#promises[id]!;
    if (message === null) resolve(value!);
    else reject(new Error(message));
  }
}

if (import.meta.main) {
  const [door, log] = ["/dev/null", "/dev/null"];
  const pool = new SmallPool(2);
  const roots = [4, 9, 16].map((number) => pool.submit({ door, log, number }));
  pool.close();
  console.log(await Promise.all(roots));
  await pool.join();
}
