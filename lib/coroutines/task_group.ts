import { CancelledError, InvalidStateError, KeyboardInterrupt, SystemExit } from "../errors.ts";
import { Future, type Settle } from "./future.ts";
import { type Coroutine, createTask, type Task, type TaskOptions } from "./task.ts";

/**
 * Tasks that end together: who leaves the block has waited for all of them.
 *
 * When one fails, the others and the block are cancelled, all are waited for, and then one
 * `AggregateError` has the real errors, in the order in which they happened. A child that is cancelled
 * on its own is no error. When the task that runs the block is cancelled, so are the children.
 *
 * @example
 * ```ts
 * import { run, TaskGroup } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * const did: string[] = [];
 * await run((task) =>
 *   new TaskGroup().run(task, (group) => {
 *     group.createTask(async (task) => {
 *       await task.sleep(1);
 *       did.push("child");
 *     });
 *     did.push("block");
 *   })
 * );
 * did.push("after");
 * assertEquals(did, ["block", "child", "after"]);
 * ```
 */
export class TaskGroup {
  #state: "new" | "open" | "closing" | "over" = "new";
  #aborting = false;
  #askedParent = false;
  #parent: Task | undefined;
  readonly #children = new Set<Task>();
  readonly #errors: unknown[] = [];
  #empty: Settle<void> | undefined;

  /**
   * Starts a task in the group; children may start further ones while the group waits for them.
   *
   * @param body The coroutine; it gets its task.
   * @param options `name`, for messages.
   * @returns The task.
   * @throws {InvalidStateError} before the block, after it, or once a child has failed.
   */
  createTask<T>(body: Coroutine<T>, options?: TaskOptions): Task<T> {
    if (this.#state === "new" || this.#state === "over") {
      const when = this.#state === "new" ? "it is not running yet" : "it is over";
      throw new InvalidStateError(`Cannot create a task in this group: ${when}; use it in run()`);
    }
    if (this.#aborting) {
      throw new InvalidStateError("Cannot create a task in this group: it is shutting down");
    }
    const child = createTask(body, options);
    this.#children.add(child as Task);
    child.onDone(() => this.#ended(child as Task));
    return child;
  }

  /**
   * Runs the block, and waits for all children. A group runs one block only.
   *
   * @param task The task that runs it.
   * @param body The block; it gets this group.
   * @returns What the block returns.
   * @throws {AggregateError} if children or the block failed.
   * @throws {CancelledError} if the task was cancelled from outside, and nobody failed over it.
   * @throws {InvalidStateError} the second time.
   */
  async run<T>(task: Task, body: (group: TaskGroup) => T | PromiseLike<T>): Promise<T> {
    if (this.#state !== "new") {
      throw new InvalidStateError("Cannot run this group: it was used already; make another");
    }
    this.#state = "open";
    this.#parent = task;
    let outcome: { readonly value: T } | { readonly error: unknown };
    try {
      outcome = { value: await body(this) };
    } catch (error) {
      outcome = { error };
    }
    this.#state = "closing";
    let cancellation = "error" in outcome && outcome.error instanceof CancelledError
      ? outcome.error
      : undefined;
    // The group itself asked the block to end: the children's errors will say why.
    if (this.#askedParent && task.uncancel() === 0) cancellation = undefined;
    if ("error" in outcome) this.#abort();
    cancellation = await this.#join(task) ?? cancellation;
    this.#state = "over";

    if ("error" in outcome && !(outcome.error instanceof CancelledError)) {
      this.#errors.push(outcome.error);
    }
    const ending = this.#errors.find((each) =>
      each instanceof SystemExit || each instanceof KeyboardInterrupt
    );
    if (ending !== undefined) throw ending;
    if (this.#errors.length > 0) {
      // Who cancelled the task from outside must be heard all the same: at the task's next wait.
      if (task.cancelling > 0) {
        task.uncancel();
        task.cancel();
      }
      const many = this.#errors.length === 1 ? "1 error" : `${this.#errors.length} errors`;
      throw new AggregateError(this.#errors, `The group has failed: ${many}`);
    }
    if (cancellation !== undefined) throw cancellation;
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
  }

  /** Waits for the children. Returns the cancellation of the task, if one came meanwhile. */
  async #join(task: Task): Promise<CancelledError | undefined> {
    let cancellation: CancelledError | undefined;
    while (this.#children.size > 0) {
      try {
        await task.until(new Future<void>((settle) => this.#empty = settle));
      } catch (error) {
        if (!this.#aborting) cancellation = error as CancelledError;
        this.#abort();
      }
    }
    return cancellation;
  }

  #ended(child: Task): void {
    this.#children.delete(child);
    if (this.#children.size === 0) this.#empty?.fulfil();
    if (child.cancelled) return;
    const error = child.exception();
    if (error === undefined) return;
    this.#errors.push(error);
    if (this.#aborting) return;
    this.#abort();
    // In #join() there is nothing to interrupt; in the block there is.
    if (this.#state !== "open") return;
    this.#askedParent = true;
    this.#parent!.cancel();
  }

  #abort(): void {
    if (this.#aborting) return;
    this.#aborting = true;
    for (const child of this.#children) child.cancel();
  }
}
