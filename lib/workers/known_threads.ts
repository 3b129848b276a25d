/**
 * The threads of this program, as objects.
 *
 * @module
 */

import { registerHandle } from "../codec/registry.ts";
import { livingThreads, type ThreadDescription } from "../memory/thread_table.ts";
import { StartedThread } from "./started_thread.ts";
import { MAIN_THREAD, thisThread } from "./this_thread.ts";
import type { ThreadHandle } from "./thread_handle.ts";

/** The objects that stand for threads here, by the threads' numbers. */
const known = new Map<number, ThreadHandle>();

/** Has an object stand for a thread, as long as that lives. */
export function introduce(ident: number, thread: ThreadHandle): void {
  known.set(ident, thread);
}

/** The thread has ended. */
export function forget(ident: number): void {
  known.delete(ident);
}

function handleOf(description: ThreadDescription): ThreadHandle {
  return known.get(description.ident) ?? new StartedThread(description);
}

let current: ThreadHandle | undefined;

/**
 * The thread in which this is called.
 *
 * @returns In the `run()` of a subclass, the object itself.
 *
 * @example
 * ```ts
 * import { currentThread, mainThread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(currentThread().name, "MainThread");
 * assertEquals(currentThread(), mainThread());
 * ```
 */
export function currentThread(): ThreadHandle {
  const self = thisThread();
  return self.instance as ThreadHandle | null ?? (current ??= new StartedThread(self));
}

/**
 * The thread that the program began with.
 *
 * @example
 * ```ts
 * import { mainThread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([mainThread().name, mainThread().isAlive()], ["MainThread", true]);
 * ```
 */
export function mainThread(): ThreadHandle {
  if (thisThread().isMain) return currentThread();
  return new StartedThread({ ident: MAIN_THREAD, name: "MainThread", daemon: false });
}

/**
 * All threads of this program that have been started and have not ended, by whomever they were started:
 * the main one first, daemons included.
 *
 * @example
 * ```ts
 * import { enumerateThreads, mainThread } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(enumerateThreads(), [mainThread()]);
 * ```
 */
export function enumerateThreads(): ThreadHandle[] {
  const self = thisThread();
  const others = livingThreads().map((thread) =>
    thread.ident === self.ident ? currentThread() : handleOf(thread)
  );
  return [mainThread(), ...others];
}

/** Lets objects that stand for threads travel to other threads of this program. */
export function letTravel<T extends ThreadHandle>(
  tag: string,
  Class: abstract new (...args: never[]) => T,
): void {
  registerHandle<T, ThreadDescription>({
    tag,
    class: Class,
    whyNot({ name, ident }, to): string | undefined {
      if (to === "process") return `${name} is a thread of this process; another cannot see it`;
      return ident === null ? `${name} has not been started; start it first` : undefined;
    },
    toData: ({ ident, name, daemon }) => ({ ident: ident!, name, daemon }),
    fromData: (description) => handleOf(description) as T,
  });
}

letTravel("thread", StartedThread);
