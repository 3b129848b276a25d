// One loop takes all outcomes; the last `null` is handed on from thread to thread.
import { currentThread, Queue, Thread } from "interleave/threads";

export interface Job {
  readonly door: string;
  readonly log: string;
  readonly number: number;
}

export type Task = readonly [id: number, job: Job] | null;
export type Outcome = readonly [id: number, value: number | null, message: string | null];

export interface Line<T> {
  putSync(item: T): void;
  getSync(): T;
}

export function root({ door, log, number }: Job): number {
  Deno.writeTextFileSync(log, `${currentThread().ident} ${number}\n`, { append: true });
  using file = Deno.openSync(door);
  file.lockSync();
  if (number < 0) throw new RangeError(`Cannot take the root of ${number}`);
  return Math.sqrt(number);
}

export function serve(
  tasks: Line<Task>,
  outcomes: Line<Outcome>,
  perform: (job: Job) => number = root,
): void {
  while (true) {
    const task = tasks.getSync();
    if (task === null) {
      tasks.putSync(null); // for the next one
      return;
    }
    let outcome: Outcome;
    try {
      outcome = [task[0], perform(task[1]), null];
    } catch (error) {
      outcome = [task[0], null, error instanceof Error ? error.message : String(error)];
    }
    outcomes.putSync(outcome);
  }
}

export function dismiss(tasks: Line<Task>, workers: number): void {
  if (workers > 0) tasks.putSync(null);
}

export class SmallPool {
  #tasks = new Queue<Task>();
  #outcomes = new Queue<Outcome>();
  #threads: Thread<typeof serve>[] = [];
  #waiting = new Map<number, (outcome: Outcome) => void>();
  #last = 0;
  #state: "open" | "closed" = "open";
  #loop: Promise<void> = Promise.resolve();

  constructor(workers: number) {
    while (this.#threads.length < workers) {
      const args = [this.#tasks, this.#outcomes] as const;
      const thread = new Thread({ module: import.meta.url, target: serve, args });
      thread.start();
      this.#threads.push(thread);
    }
  }

  async submit(job: Job): Promise<number> {
    if (this.#state === "closed") throw new TypeError("closed");
    const id = ++this.#last;
    const arrival = new Promise<Outcome>((resolve) => this.#waiting.set(id, resolve));
    if (this.#waiting.size === 1) this.#loop = this.#takeAll();
    this.#tasks.putSync([id, job]);
    const [, value, message] = await arrival;
    if (message !== null) throw new Error(message);
    return value!;
  }

  close(): void {
    this.#state = "closed";
    dismiss(this.#tasks, this.#threads.length);
  }

  async join(): Promise<void> {
    await this.#loop;
    await Promise.all(this.#threads.map((thread) => thread.join()));
  }

  async #takeAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const outcome = await this.#outcomes.get();
      this.#waiting.get(outcome[0])!(outcome);
      this.#waiting.delete(outcome[0]);
    }
  }
}
