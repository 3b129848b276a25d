import { CancelledError } from "../errors.ts";
import { Future, type Settle } from "./future.ts";
import { type Awaitable, type Coroutine, ensureFuture } from "./task.ts";

/** Options of `gather()`. */
export interface GatherOptions {
  /**
   * Put errors among the results, in their places, instead of failing with the first.
   *
   * @default {false}
   */
  readonly returnExceptions?: boolean;
}

/** What an awaitable comes to. */
export type ResultOf<A> = A extends Coroutine<infer T> ? Awaited<T> : Awaited<A>;

/**
 * Waits for several things at once.
 *
 * Results come in the order of the arguments, whoever ends first. The first error ends the wait, and
 * the others go on: nobody is cancelled because a sibling failed (a `TaskGroup` does that).
 * Cancelling the future cancels all of them.
 *
 * @param what Coroutines, each of which is started as a task of its own; futures and promises. The
 * same future several times is waited for once.
 * @param options `returnExceptions` to wait for all and get errors as results; which of them are
 * errors the types cannot tell.
 * @returns A future of the array of results. It is not `cancelled` because one of them was: it then
 * fails with that `CancelledError`.
 *
 * @example
 * ```ts
 * import { gather, type Task } from "interleave/coroutines";
 * import { assertEquals } from "@std/assert";
 *
 * async function square(task: Task, n: number): Promise<number> {
 *   await task.sleep(9 - n);
 *   return n * n;
 * }
 * assertEquals(await gather([3, 2].map((n) => (task: Task) => square(task, n))), [9, 4]);
 * ```
 */
export function gather<const A extends readonly Awaitable<unknown>[]>(
  what: A,
  options: GatherOptions = {},
): Future<{ -readonly [K in keyof A]: ResultOf<A[K]> }> {
  const children = what.map((each) => ensureFuture(each));
  return new Gathering(children, options.returnExceptions ?? false) as Future<
    { -readonly [K in keyof A]: ResultOf<A[K]> }
  >;
}

class Gathering extends Future<unknown> {
  readonly #children: readonly Future<unknown>[];
  readonly #settle: Settle<unknown>;
  readonly #collectErrors: boolean;
  #left: number;
  #asked = false;

  constructor(children: readonly Future<unknown>[], collectErrors: boolean) {
    let settle!: Settle<unknown>;
    super((each) => settle = each);
    this.#settle = settle;
    this.#children = children;
    this.#collectErrors = collectErrors;
    const distinct = new Set(children);
    this.#left = distinct.size;
    if (this.#left === 0) settle.fulfil([]);
    for (const child of distinct) child.onDone(() => this.#ended(child));
  }

  override cancel(): boolean {
    if (this.done) return false;
    // All of them, whatever the first answers.
    const answers = this.#children.map((child) => child.cancel());
    if (!answers.includes(true)) return false;
    this.#asked = true;
    return true;
  }

  #ended(child: Future<unknown>): void {
    const error = errorOf(child); // asked for in any case: a late error has been noticed
    if (!this.#collectErrors && error !== undefined) this.#settle.fail(error);
    if (--this.#left > 0) return;
    if (this.#asked) this.#settle.fail(new CancelledError());
    else this.#settle.fulfil(this.#children.map((each) => errorOf(each) ?? each.result()));
  }
}

function errorOf(future: Future<unknown>): unknown {
  try {
    return future.exception();
  } catch (cancelled) {
    return cancelled;
  }
}
