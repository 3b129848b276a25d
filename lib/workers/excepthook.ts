import { reportUncaught } from "../system/exit_code.ts";
import { thisThread } from "./this_thread.ts";
import { currentThread } from "./known_threads.ts";
import type { ThreadHandle } from "./thread_handle.ts";

/** What is told of an error that ends a thread. */
export interface ExceptHookArgs {
  /** The name of the error's class, `"TypeError"`; of a thrown value that is no error, its type. */
  readonly type: string;
  /** What was thrown. */
  readonly value: unknown;
  /** Its stack, as text; empty if it has none. */
  readonly stack: string;
  /** The thread that it ends: the current one. */
  readonly thread: ThreadHandle;
}

/** What to do with an error that ends a thread. Called in that thread, before `join()` returns. */
export type ExceptHook = (args: ExceptHookArgs) => void;

/**
 * What happens to an error that ends a thread, unless `setExcepthook()` says otherwise: it is printed on
 * standard error, under `Exception in thread <name>:`.
 *
 * @example In a hook that does something of its own, too
 * ```ts
 * import { excepthook, setExcepthook } from "interleave/threads";
 *
 * const failed: string[] = [];
 * setExcepthook((args) => {
 *   failed.push(args.thread.name);
 *   excepthook(args);
 * });
 * setExcepthook(null);
 * ```
 */
export function excepthook({ value, thread }: ExceptHookArgs): void {
  reportUncaught(value, `Exception in thread ${thread.name}:`);
}

let own: ExceptHook | null = null;

/**
 * Says what happens to an error that ends this thread.
 *
 * A hook is a function, and functions do not travel: each thread has its own. Set it at the top of the
 * module that has the target, so that every thread which runs that target sets it for itself. What the
 * hook throws is printed under `Exception in threading.excepthook:` and given to the `error` event of the
 * thread.
 *
 * @param hook What to do; `null` for the usual.
 * @returns What was done before; `null` for the usual.
 *
 * @example
 * ```ts
 * import { type ExceptHook, setExcepthook } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const hook: ExceptHook = ({ type, thread }) => console.error(`${thread.name} ended by ${type}`);
 * assertEquals(setExcepthook(hook), null);
 * assertEquals(setExcepthook(null), hook);
 * ```
 */
export function setExcepthook(hook: ExceptHook | null): ExceptHook | null {
  const before = own;
  own = hook;
  thisThread().onUncaught = hook && ((value) => call(hook, value));
  return before;
}

function call(hook: ExceptHook, value: unknown): void {
  const isError = value instanceof Error;
  try {
    hook({
      type: isError ? value.name : typeof value,
      value,
      stack: isError ? value.stack ?? "" : "",
      thread: currentThread(),
    });
  } catch (error) {
    console.error("Exception in threading.excepthook:");
    const event = new ErrorEvent("error", { error, message: String(error), cancelable: true });
    if (dispatchEvent(event)) reportUncaught(error);
  }
}
