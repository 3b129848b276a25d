/**
 * Which thread this is. On the start path of every thread: it imports next to nothing.
 *
 * @module
 */

import {
  thisThread as numberOfThisThread,
  type ThreadDescription,
} from "../memory/thread_table.ts";

/** This thread, as the rest of the library sees it. */
interface ThisThread extends ThreadDescription {
  /** Whether it is the one that the program began with. */
  readonly isMain: boolean;
  /** The object of a subclass whose `run()` it runs. */
  instance: object | null;
  /** What to do with an error that ends it; `null` for the usual. */
  onUncaught: ((error: unknown) => void) | null;
}

let self: ThisThread = {
  name: "MainThread",
  daemon: false,
  isMain: true,
  instance: null,
  onUncaught: null,
  get ident() {
    return numberOfThisThread();
  },
};

/** The thread in which this is called. */
export function thisThread(): ThisThread {
  return self;
}

/** Takes on the identity of a thread that was started. */
export function becomeThread({ ident, name, daemon }: ThreadDescription): void {
  self = { ident, name, daemon, isMain: false, instance: null, onUncaught: null };
}
