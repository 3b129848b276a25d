import { registerHandle } from "../codec/registry.ts";
import { thisThread } from "./this_thread.ts";

/** What is given to make a `ThreadLocal`: nothing, if its values may be undefined. */
type Initial<T> = undefined extends T ? [initial?: () => T] : [initial: () => T];

/**
 * A variable of which each thread has its own.
 *
 * In this library every variable is one: threads do not share their modules. So a `ThreadLocal` says what
 * one means, and it makes a difference where an object is handed to another thread: everything else
 * arrives as a copy with its contents, or shared; a `ThreadLocal` arrives without the sender's value.
 *
 * @typeParam T The values.
 *
 * @example
 * ```ts
 * import { ThreadLocal } from "interleave/threads";
 * import { assertEquals } from "@std/assert";
 *
 * const requests = new ThreadLocal(() => 0); // 0 in each thread
 * requests.value++;
 * assertEquals(requests.value, 1); // and in this one only
 * ```
 */
export class ThreadLocal<T> {
  readonly #initial: (() => T) | undefined;
  #value: T | undefined;
  #isSet = false;
  #id: string | undefined;

  /**
   * Makes a variable.
   *
   * @param initial Gives the first value; called in each thread that asks, once. One that has it cannot
   *   be handed over, because functions do not travel: make it in a module that both threads import.
   */
  constructor(...[initial]: Initial<T>) {
    this.#initial = initial;
  }

  /** The value of this thread. */
  get value(): T {
    if (!this.#isSet) this.value = this.#initial?.() as T;
    return this.#value as T;
  }

  set value(value: T) {
    this.#value = value;
    this.#isSet = true;
  }

  /** Forgets the value of this thread: the next one who asks gets the first value again. */
  delete(): void {
    this.#value = undefined;
    this.#isSet = false;
  }

  /** The object with this name in this thread. */
  static #named(id: string): ThreadLocal<unknown> {
    let local = known.get(id);
    if (local === undefined) {
      local = new ThreadLocal<unknown>();
      local.#id = id;
      known.set(id, local);
    }
    return local;
  }

  static {
    registerHandle<ThreadLocal<unknown>, string>({
      tag: "thread local",
      class: ThreadLocal,
      whyNot(local, to): string | undefined {
        if (to === "process") return "a ThreadLocal is for the threads of one process";
        return local.#initial === undefined
          ? undefined
          : "its first value is given by a function, " +
            "and functions do not travel; make it in a module that both threads import";
      },
      toData(local): string {
        const id = local.#id ??= `${thisThread().ident}:${known.size}`;
        known.set(id, local);
        return id;
      },
      fromData: (id) => ThreadLocal.#named(String(id)),
    });
  }
}

/** Those that were handed over, or received, by the name that they have in all threads. */
const known = new Map<string, ThreadLocal<unknown>>();
