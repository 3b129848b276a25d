import { CancelledError, InvalidStateError, KeyboardInterrupt } from "../errors.ts";
import { listenToSignal } from "../system/signal_listener.ts";
import { allTasks, type Coroutine, createTask, type Task } from "./task.ts";
import { keepErrors, takeErrors } from "./unnoticed.ts";

/** Options of `run()`. */
export interface RunOptions {
  /** Cancels the main task, and makes `run()` throw the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called with each error of a task that nobody asked for.
   *
   * @default {console.error}
   */
  readonly onError?: (error: unknown, task: object) => void;
}

let running = false;

/**
 * Runs a coroutine to its end, and then ends whatever tasks it has left over.
 *
 * Tasks that it started and that still run are cancelled and waited for. Errors that nobody asked for
 * are reported, not thrown. Ctrl-C cancels the main task, so that its `finally` blocks run; a second
 * one ends the program.
 *
 * @param main The coroutine; it gets its task.
 * @param options `signal` to cancel it, `onError` for what nobody asked for.
 * @returns What it returns.
 * @throws {KeyboardInterrupt} if Ctrl-C cancelled it.
 * @throws {CancelledError} if it was cancelled otherwise; and whatever error it ends with.
 * @throws {InvalidStateError} if another `run()` is going on in this thread.
 * @throws {TypeError} if `main` is not a function.
 *
 * @example
 * ```ts
 * import { gather, run } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const heard: string[] = [];
 * await run(async (task) => {
 *   await task.until(gather(["sing", "dance"].map((word) => async () => {
 *     for (let i = 0; i < 2; i++) {
 *       heard.push(word);
 *       await task.sleep(0);
 *     }
 *   })));
 * });
 * assertEquals(heard, ["sing", "dance", "sing", "dance"]);
 * ```
 */
export async function run<T>(main: Coroutine<T>, options: RunOptions = {}): Promise<T> {
  const { signal, onError = report } = options;
  signal?.throwIfAborted();
  if (running) {
    throw new InvalidStateError("Cannot run: another run() is going on; create a task instead");
  }
  const others = new Set(allTasks());
  const task = createTask(main, { name: "main" });
  running = true;
  keepErrors();
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    // The next one finds no listener, and ends the program as always.
    listener[Symbol.dispose]();
    task.cancel();
  };
  const giveUp = (): void => void task.cancel();
  const listener = listenToSignal("SIGINT", interrupt);
  signal?.addEventListener("abort", giveUp);
  try {
    return await task;
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    if (interrupted && task.uncancel() === 0) throw new KeyboardInterrupt();
    signal?.throwIfAborted();
    throw error;
  } finally {
    listener[Symbol.dispose]();
    signal?.removeEventListener("abort", giveUp);
    await endAll(others);
    running = false;
    for (const [future, error] of takeErrors()) onError(error, future);
  }
}

/** Cancels all tasks but some, and those that they start while they end, until none is left. */
async function endAll(except: ReadonlySet<Task>): Promise<void> {
  for (;;) {
    const left = allTasks().filter((each) => !except.has(each));
    if (left.length === 0) return;
    for (const each of left) each.cancel();
    // onDone() instead of await: their errors stay unnoticed, and are reported.
    await Promise.all(left.map((each) => new Promise<void>((done) => each.onDone(done))));
  }
}

function report(error: unknown, task: object): void {
  const name = "name" in task ? task.name : "A future";
  console.error(`${name} failed, and nobody asked for its outcome:`, error);
}
